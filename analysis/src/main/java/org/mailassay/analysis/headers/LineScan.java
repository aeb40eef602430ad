package org.mailassay.analysis.headers;

import java.util.concurrent.CancellationException;
import org.mailassay.analysis.message.Octets;

/// The lines of a message as they came (RFC 5322, section 2.1).
///
/// @param lines how many
/// @param longest in octets without its ending
/// @param tooLong how many have more than 998 octets
/// @param overAdvised how many have more than 78
/// @param proper how many end with CRLF
/// @param bareLineFeeds LF without CR before it
/// @param bareReturns CR without LF after it
/// @param nulls octets of value 0
record LineScan(
        int lines,
        int longest,
        int tooLong,
        int overAdvised,
        int proper,
        int bareLineFeeds,
        int bareReturns,
        int nulls) {
    /// RFC 5322, section 2.1.1: must not be longer, and should not.
    static final int MOST = 998;

    static final int ADVISED = 78;

    private static final int BLOCK = 1 << 16;

    /// Goes over the octets where they are: a message may be as large as half of the memory.
    ///
    /// @throws CancellationException when the thread is told to stop meanwhile
    static LineScan of(Octets octets) {
        int lines = 0;
        int longest = 0;
        int tooLong = 0;
        int overAdvised = 0;
        int proper = 0;
        int bareLineFeeds = 0;
        int bareReturns = 0;
        int nulls = 0;
        int start = 0;
        int all = octets.length();
        for (int i = 0; i <= all; i++) {
            if ((i & (BLOCK - 1)) == 0 && Thread.currentThread().isInterrupted()) {
                throw new CancellationException("stopped while lines were counted");
            }
            boolean end = i == all;
            byte octet = end ? 0 : octets.at(i);
            if (end ? start < i : octet == '\n') {
                boolean withReturn = i > start && octets.at(i - 1) == '\r';
                int length = i - start - (withReturn ? 1 : 0);
                lines++;
                longest = Math.max(longest, length);
                tooLong += length > MOST ? 1 : 0;
                overAdvised += length > ADVISED ? 1 : 0;
                proper += !end && withReturn ? 1 : 0;
                bareLineFeeds += end || withReturn ? 0 : 1;
                start = i + 1;
            } else if (octet == '\r' && (i + 1 == all || octets.at(i + 1) != '\n')) {
                bareReturns++;
            } else if (octet == 0 && !end) {
                nulls++;
            }
        }
        return new LineScan(lines, longest, tooLong, overAdvised, proper, bareLineFeeds, bareReturns, nulls);
    }
}
