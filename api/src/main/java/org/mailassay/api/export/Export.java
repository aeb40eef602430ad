package org.mailassay.api.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.api.http.Action;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Places;
import org.mailassay.api.http.Problem;
import org.mailassay.api.http.RefusedRequest;

/// A list to be sent as a file. What breaks off in the middle ends the connection without the last chunk (RFC 9112,
/// section 7.1), so that no client takes a part for the whole.
public record Export<T>(Table<T> table, Pages<T> pages) {
    /// What is appended to a list's path.
    public static final String PATH_END = ".{" + ExportFormat.PARAMETER + "}";

    /// Small, so that it is sent soon.
    private static final int FIRST_PAGE = 100;

    private static final int PAGE = 1_000;
    private static final int BUFFER = 32 << 10;

    /// Exports under way, of all accounts and of one: a page of each is in memory for as long as its client takes.
    private static final Places PLACES = new Places(16, 4);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// However slow the client.
    private static final Duration LONGEST = Duration.ofHours(1);

    /// Says which list a request asks for.
    @FunctionalInterface
    public interface Source {
        Export<?> of(Call call);
    }

    /// The operation on a list's own path: a file when the request asks for one by `Accept`.
    public static Operation orJson(Source source, Action json) {
        return Operation.get(call -> {
            Optional<ExportFormat> format = ExportFormat.accepted(call);
            return format.isPresent() ? source.of(call).answer(call, format.get()) : json.answer(call);
        });
    }

    /// The operation on the path with [#PATH_END].
    public static Operation always(Source source) {
        return Operation.get(call -> {
            ExportFormat format = ExportFormat.ofPath(call);
            return source.of(call).answer(call, format);
        });
    }

    /// The first page is there before anything is sent, so what is wrong then is an answer of its own.
    private Answer answer(Call call, ExportFormat format) {
        PLACES.take(call.account().id(), PATIENCE).orElseThrow(Export::busy).close();
        List<T> first = pages.after(Optional.empty(), FIRST_PAGE);
        String fileName = table.name() + "." + format.extension();
        return new Answer.Stream(
                format.contentType(),
                Map.of("Content-Disposition", "attachment; filename=\"" + fileName + "\""),
                out -> write(call, format, first, out));
    }

    private void write(Call call, ExportFormat format, List<T> first, OutputStream out) throws IOException {
        try (Places.Place _ = PLACES.take(call.account().id(), PATIENCE).orElseThrow(Export::late)) {
            long end = System.nanoTime() + LONGEST.toNanos();
            // Not closed: closing it after a failure would send what makes a part look whole.
            BufferedOutputStream buffered = new BufferedOutputStream(out, BUFFER);
            if (format == ExportFormat.CSV) {
                buffered.write(utf8(Csv.header(table.header())));
            }
            List<T> page = first;
            while (!page.isEmpty()) {
                for (T row : page) {
                    writeRow(format, row, buffered);
                }
                buffered.flush();
                if (System.nanoTime() > end) {
                    throw late();
                }
                call.progress();
                page = pages.after(Optional.of(page.getLast()), PAGE);
            }
            buffered.flush();
        }
    }

    private void writeRow(ExportFormat format, T row, OutputStream out) throws IOException {
        switch (format) {
            case CSV -> out.write(utf8(table.csv(row)));
            case NDJSON -> {
                out.write(table.json(row));
                out.write('\n');
            }
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static RefusedRequest busy() {
        return Problem.unavailable("Other exports are under way at this moment.")
                .refused();
    }

    private static IOException late() {
        return new InterruptedIOException("there was no time for an export");
    }
}
