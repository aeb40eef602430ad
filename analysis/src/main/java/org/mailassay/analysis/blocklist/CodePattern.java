package org.mailassay.analysis.blocklist;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Which answers of a list a meaning belongs to: an address of which each octet is given, `127.0.0.2`, any,
/// `127.0.0.*`, or in a range, `127.0.0.4-7`; or a bit of the last octet of 127.0.0.0/24, `bit 8` (RFC 5782,
/// section 2.3).
///
/// @param ranges lowest and highest of each octet
/// @param bit a bit that must be set in the last octet; 0 for none
public record CodePattern(List<Range> ranges, int bit) {
    private static final String BIT = "bit ";
    private static final int OCTETS = 4;

    public CodePattern {
        ranges = List.copyOf(ranges);
    }

    /// An octet.
    public record Range(int lowest, int highest) {
        private static Range parse(String text) {
            int dash = text.indexOf('-');
            if (text.equals("*")) {
                return new Range(0, 255);
            }
            return dash < 0
                    ? new Range(Integer.parseInt(text), Integer.parseInt(text))
                    : new Range(Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
        }
    }

    static CodePattern parse(String text) {
        if (text.startsWith(BIT)) {
            return new CodePattern(parse("127.0.0.*").ranges, Integer.parseInt(text.substring(BIT.length())));
        }
        List<Range> ranges = Stream.of(text.split("\\.", -1)).map(Range::parse).toList();
        if (ranges.size() != OCTETS) {
            throw new IllegalArgumentException("no code of a list: " + text);
        }
        return new CodePattern(ranges, 0);
    }

    /// @param octets four
    boolean matches(byte[] octets) {
        for (int i = 0; i < OCTETS; i++) {
            int octet = octets[i] & 0xFF;
            if (octet < ranges.get(i).lowest || octet > ranges.get(i).highest) {
                return false;
            }
        }
        return bit == 0 || (octets[OCTETS - 1] & bit) != 0;
    }

    static boolean isLoopback(byte[] octets) {
        return octets.length == OCTETS && octets[0] == 127;
    }

    static boolean isNeverAListing(byte[] octets) {
        return Arrays.equals(octets, new byte[] {127, 0, 0, 1}) || (octets[1] == (byte) 255 && octets[2] == (byte) 255);
    }
}
