package org.mailassay.appliance.reportfile;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.container.MboxMessage;
import org.mailassay.analysis.report.container.MboxReader;

/// Opens report files, whatever their names say: their octets tell what they are.
public final class ReportFiles {
    /// Enough to see the line before the messages of a mailbox, and the first header field of a message.
    private static final int PEEK = 1024;

    private static final int BUFFER = 1 << 16;

    /// A header field (RFC 5322, section 2.2).
    private static final Pattern HEADER_FIELD = Pattern.compile("^[!-9;-~]+[ \t]*:.*", Pattern.DOTALL);

    private final long largest;

    /// @param largest octets of one file or message; a larger one is not read
    public ReportFiles(long largest) {
        this.largest = largest;
    }

    /// Hands over what a file holds: every message of a mailbox, else the one thing that it is.
    public void read(Path file, Consumer<FoundFile> found) {
        String name = file.toString();
        try (BufferedInputStream octets = open(file)) {
            byte[] first = peek(octets);
            if (MboxReader.isMbox(first)) {
                readMailbox(name, octets, found);
            } else if (isGzip(first)) {
                readPacked(file, octets, found);
            } else {
                found.accept(whole(name, octets));
            }
        } catch (IOException failure) {
            found.accept(new FoundFile.Unreadable(name, reason(failure)));
        }
    }

    /// A packed report is handed over as it is; the reader opens it. Only messages are unpacked here: no mail server
    /// would have packed them.
    private void readPacked(Path file, BufferedInputStream packed, Consumer<FoundFile> found) throws IOException {
        try (BufferedInputStream unpacked = new BufferedInputStream(new GZIPInputStream(packed, BUFFER), BUFFER)) {
            byte[] first = peek(unpacked);
            if (MboxReader.isMbox(first)) {
                readMailbox(file.toString(), unpacked, found);
                return;
            }
            if (HEADER_FIELD.matcher(latin1(first)).matches()) {
                found.accept(whole(file.toString(), unpacked));
                return;
            }
        } catch (ZipException | EOFException _) {
            // Broken gzip: the reader finds the same fault below, and has a reason code for it.
        }
        try (BufferedInputStream again = open(file)) {
            found.accept(whole(file.toString(), again));
        }
    }

    private void readMailbox(String name, InputStream octets, Consumer<FoundFile> found) throws IOException {
        MboxReader mailbox = new MboxReader(octets, largest);
        int number = 0;
        for (Optional<MboxMessage> message = mailbox.next(); message.isPresent(); message = mailbox.next()) {
            String numbered = name + "#" + ++number;
            found.accept(
                    switch (message.get()) {
                        case MboxMessage.Whole(Octets whole) -> new FoundFile.Content(numbered, whole);
                        case MboxMessage.TooLarge _ -> new FoundFile.TooLarge(numbered, largest);
                    });
        }
    }

    private FoundFile whole(String name, InputStream octets) throws IOException {
        byte[] read = octets.readNBytes(Math.toIntExact(largest + 1));
        return read.length > largest
                ? new FoundFile.TooLarge(name, largest)
                : new FoundFile.Content(name, Octets.of(read));
    }

    private static BufferedInputStream open(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), BUFFER);
    }

    private static byte[] peek(BufferedInputStream octets) throws IOException {
        octets.mark(PEEK);
        byte[] first = octets.readNBytes(PEEK);
        octets.reset();
        return first;
    }

    /// RFC 1952, section 2.3.1.
    private static boolean isGzip(byte[] first) {
        return first.length > 2 && first[0] == 0x1f && first[1] == (byte) 0x8b;
    }

    private static String latin1(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private static String reason(IOException failure) {
        return failure instanceof NoSuchFileException ? "there is no such file" : "cannot be read: " + failure;
    }
}
