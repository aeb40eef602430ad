package org.mailassay.mailets.smtp;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

/// Cuts what a client sends into lines.
///
/// Only CR LF ends a line. A LF or CR by itself does not, whatever stands around it, so that no sequence such as
/// LF `.` CR LF is ever taken for the end of a message: that difference between servers is what SMTP smuggling lives
/// on (RFC 5321, section 2.3.8).
final class LineReader {
    /// What [#nextCommand] or [#nextDataLine] came upon.
    enum Found {
        /// A line; it stands at [#array()] from [#start()] to [#end()], CR LF included, until the next call.
        LINE,
        /// A line longer than the limit; it was skipped up to its end.
        TOO_LONG,
        /// A CR or LF by itself.
        BARE_LINE_ENDING,
        /// A CR or LF by itself, and then silence: the client takes that for the end of a line.
        STALLED,
        /// The client has closed its side.
        END_OF_INPUT
    }

    /// Where octets come from.
    interface Source {
        /// As [java.io.InputStream#read(byte[])], but waits no longer than this.
        ///
        /// @throws SocketTimeoutException when nothing came in time
        int read(byte[] buffer, Duration timeout) throws IOException;
    }

    /// How long a client is waited for that ended a line in its own way.
    private static final Duration STALL = Duration.ofSeconds(5);

    private final Source source;
    private final Duration idleTimeout;
    private final Duration lineTimeout;
    private final byte[] buffer = new byte[16 * 1024];
    private int position;
    private int filled;
    private byte[] longLine = new byte[0];
    private int longLength;
    private byte[] array = buffer;
    private int start;
    private int end;

    /// Reads from the source.
    ///
    /// @param idleTimeout how long the first octet of a line may take
    /// @param lineTimeout how long its other octets may take
    LineReader(Source source, Duration idleTimeout, Duration lineTimeout) {
        this.source = source;
        this.idleTimeout = idleTimeout;
        this.lineTimeout = lineTimeout;
    }

    /// The next command. A LF by itself is found at once here, as its sender waits for an answer.
    Found nextCommand(int limit) throws IOException {
        return next(limit, true, Long.MAX_VALUE);
    }

    /// The next line of a message.
    ///
    /// @param deadline by [System#nanoTime()], for the message as a whole; [Long#MAX_VALUE] for none
    Found nextDataLine(int limit, long deadline) throws IOException {
        return next(limit, false, deadline);
    }

    byte[] array() {
        return array;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /// Whether octets were received that no line was made of yet.
    boolean hasMore() {
        return position < filled;
    }

    private Found next(int limit, boolean lineFeedEnds, long messageDeadline) throws IOException {
        longLength = 0;
        long lineDeadline = hasMore() ? System.nanoTime() + lineTimeout.toNanos() : Long.MAX_VALUE;
        boolean tooLong = false;
        boolean bare = false;
        boolean afterCarriageReturn = false;
        while (true) {
            if (!hasMore()) {
                try {
                    if (!fill(bare, Math.min(lineDeadline, messageDeadline))) {
                        return Found.END_OF_INPUT;
                    }
                } catch (SocketTimeoutException e) {
                    if (bare) {
                        return Found.STALLED;
                    }
                    throw e;
                }
                if (lineDeadline == Long.MAX_VALUE) {
                    lineDeadline = System.nanoTime() + lineTimeout.toNanos();
                }
            }
            int from = position;
            boolean ended = false;
            while (position < filled && !ended) {
                byte octet = buffer[position++];
                if (octet == '\n') {
                    ended = afterCarriageReturn || lineFeedEnds;
                    bare |= !afterCarriageReturn;
                } else {
                    bare |= afterCarriageReturn;
                }
                afterCarriageReturn = octet == '\r';
            }
            tooLong |= longLength + position - from > limit;
            if (ended && !tooLong && !bare) {
                show(from);
                return Found.LINE;
            }
            if (ended) {
                return bare ? Found.BARE_LINE_ENDING : Found.TOO_LONG;
            }
            if (!tooLong) {
                keep(from);
            }
        }
    }

    private boolean fill(boolean bare, long deadline) throws IOException {
        long nanoseconds = bare ? STALL.toNanos() : idleTimeout.toNanos();
        if (deadline != Long.MAX_VALUE) {
            nanoseconds = Math.min(nanoseconds, deadline - System.nanoTime());
            if (nanoseconds <= 0) {
                throw new SocketTimeoutException("The line or the message takes too long");
            }
        }
        position = 0;
        filled = Math.max(0, source.read(buffer, Duration.ofNanos(nanoseconds)));
        return filled > 0;
    }

    private void keep(int from) {
        int length = position - from;
        if (longLine.length < longLength + length) {
            longLine = Arrays.copyOf(longLine, Math.max(2 * buffer.length, 2 * (longLength + length)));
        }
        System.arraycopy(buffer, from, longLine, longLength, length);
        longLength += length;
    }

    private void show(int from) {
        if (longLength == 0) {
            array = buffer;
            start = from;
            end = position;
        } else {
            keep(from);
            array = longLine;
            start = 0;
            end = longLength;
        }
    }
}
