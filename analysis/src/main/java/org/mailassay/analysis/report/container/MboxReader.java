package org.mailassay.analysis.report.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;

/// Splits an mbox file (RFC 4155) into its messages, one at a time, so that a file of any size takes the memory of
/// one message. Quoted lines are unquoted as the mboxrd variant has them: `>From ` and `>>From ` lose one `>`.
public final class MboxReader {
    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
    private static final int INPUT = 65_536;
    /// As much of a line as it takes to judge it; the rest of a longer one follows as it is.
    private static final int LINE = 1024;

    private final InputStream file;
    private final long maximumMessageBytes;
    private final byte[] input = new byte[INPUT];
    private int next;
    private int end;
    private final byte[] line = new byte[LINE];
    private int lineLength;
    private boolean startsLine;
    private boolean endsLine = true;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private long messageLength;
    private boolean begun;
    private boolean afterBlankLine = true;
    /// A blank line before a From_ line belongs to neither message, so it waits for what follows it.
    private byte[] heldBack = new byte[0];

    /// @param file closed by whoever opened it
    /// @param maximumMessageBytes of one message; a longer one is passed over
    public MboxReader(InputStream file, long maximumMessageBytes) {
        this.file = file;
        this.maximumMessageBytes = maximumMessageBytes;
    }

    /// Whether a file that begins with these octets is an mbox file.
    public static boolean isMbox(byte[] first) {
        int lineEnd = 0;
        while (lineEnd < first.length && first[lineEnd] != '\n') {
            lineEnd++;
        }
        return isFromLine(first, lineEnd);
    }

    /// The next message; empty at the end of the file.
    public Optional<MboxMessage> next() throws IOException {
        while (readLine()) {
            if (startsLine && afterBlankLine && isFromLine(line, lineLength)) {
                boolean ends = begun;
                begun = true;
                heldBack = new byte[0];
                if (ends) {
                    return Optional.of(take());
                }
            } else if (startsLine && isBlankLine()) {
                afterBlankLine = true;
                if (begun) {
                    append(heldBack, 0, heldBack.length);
                    heldBack = Arrays.copyOf(line, lineLength);
                }
            } else {
                begun = true;
                afterBlankLine = false;
                append(heldBack, 0, heldBack.length);
                heldBack = new byte[0];
                int quote = startsLine && isQuoted() ? 1 : 0;
                append(line, quote, lineLength - quote);
            }
        }
        boolean last = begun;
        begun = false;
        return last ? Optional.of(take()) : Optional.empty();
    }

    private MboxMessage take() {
        MboxMessage taken = messageLength > maximumMessageBytes
                ? new MboxMessage.TooLarge(messageLength)
                : new MboxMessage.Whole(Octets.of(message.toByteArray()));
        message.reset();
        messageLength = 0;
        return taken;
    }

    private void append(byte[] octets, int offset, int length) {
        messageLength += length;
        if (messageLength <= maximumMessageBytes) {
            message.write(octets, offset, length);
        }
    }

    /// Reads a line, or as much of it as is looked at at once; false at the end of the file.
    private boolean readLine() throws IOException {
        startsLine = endsLine;
        lineLength = 0;
        endsLine = false;
        while (lineLength < LINE && !endsLine && (next < end || fill())) {
            byte octet = input[next++];
            line[lineLength++] = octet;
            endsLine = octet == '\n';
        }
        return lineLength > 0;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(file.read(input, 0, INPUT), 0);
        return end > 0;
    }

    private boolean isBlankLine() {
        return line[0] == '\n' || (lineLength == 2 && line[0] == '\r' && line[1] == '\n');
    }

    private boolean isQuoted() {
        int quotes = 0;
        while (quotes < lineLength && line[quotes] == '>') {
            quotes++;
        }
        return quotes > 0 && starts(line, quotes, lineLength);
    }

    /// A From_ line tells a time; a sentence that begins with From does not.
    private static boolean isFromLine(byte[] line, int length) {
        if (!starts(line, 0, length)) {
            return false;
        }
        for (int colon = FROM.length + 2; colon < length - 2; colon++) {
            if (line[colon] == ':'
                    && isDigit(line[colon - 2])
                    && isDigit(line[colon - 1])
                    && isDigit(line[colon + 1])) {
                return true;
            }
        }
        return false;
    }

    private static boolean starts(byte[] line, int from, int length) {
        return length - from >= FROM.length && Arrays.equals(line, from, from + FROM.length, FROM, 0, FROM.length);
    }

    private static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }
}
