package org.mailassay.analysis.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/// Reads IP addresses from text strictly and without ever asking the DNS, and writes them for people.
public final class IpAddressText {
    private static final int IP4_OCTETS = 4;
    private static final int IP6_OCTETS = 16;

    private IpAddressText() {}

    /// Reads either form. An IPv4-mapped IPv6 address (RFC 4291, section 2.5.5.2) becomes the IPv4 address.
    public static Optional<InetAddress> parse(String text) {
        Optional<byte[]> octets = text.indexOf(':') >= 0 ? ip6(text) : ip4(text);
        return octets.map(IpAddressText::address);
    }

    /// Four decimal numbers from 0 to 255 without leading zeros (RFC 7208, section 12, `ip4-network`).
    public static Optional<byte[]> ip4(String text) {
        byte[] octets = new byte[IP4_OCTETS];
        return readIp4(text, octets, 0) ? Optional.of(octets) : Optional.empty();
    }

    /// An address in one of the conventional forms of RFC 4291, section 2.2, as 16 octets; no zone index.
    public static Optional<byte[]> ip6(String text) {
        // The longest form is 45 chars; more is never an address, whatever it holds.
        if (text.length() > 45 || text.length() < 2) {
            return Optional.empty();
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            byte[] all = new byte[IP6_OCTETS];
            return readGroups(text, all) == IP6_OCTETS ? Optional.of(all) : Optional.empty();
        }
        String left = text.substring(0, gap);
        String right = text.substring(gap + 2);
        byte[] front = new byte[IP6_OCTETS];
        byte[] back = new byte[IP6_OCTETS];
        int frontLength = left.isEmpty() ? 0 : left.indexOf('.') >= 0 ? -1 : readGroups(left, front);
        int backLength = right.isEmpty() ? 0 : readGroups(right, back);
        // "::" stands for at least one group (RFC 5952, section 4.2.2 advises against one; RFC 4291 allows it).
        if (frontLength < 0 || backLength < 0 || frontLength + backLength > IP6_OCTETS - 2) {
            return Optional.empty();
        }
        System.arraycopy(back, 0, front, IP6_OCTETS - backLength, backLength);
        return Optional.of(front);
    }

    /// The address of these octets. Sixteen octets of an IPv4-mapped address become an IPv4 address.
    public static InetAddress address(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalArgumentException("an address has 4 or 16 octets: " + octets.length, wrongLength);
        }
    }

    /// The shortest text of an address (RFC 5952, section 4), without a host name or a zone index.
    public static String format(InetAddress address) {
        byte[] octets = address.getAddress();
        if (octets.length == IP4_OCTETS) {
            return (octets[0] & 0xFF) + "." + (octets[1] & 0xFF) + "." + (octets[2] & 0xFF) + "." + (octets[3] & 0xFF);
        }
        int[] groups = new int[IP6_OCTETS / 2];
        Arrays.setAll(groups, i -> (octets[2 * i] & 0xFF) << 8 | (octets[2 * i + 1] & 0xFF));
        int[] zeros = longestZeros(groups);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < groups.length; i++) {
            if (i == zeros[0]) {
                text.append("::");
                i += zeros[1] - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    /// Start and length of the first longest run of at least two zero groups (RFC 5952, section 4.2); start -1 when
    /// there is none.
    private static int[] longestZeros(int[] groups) {
        int[] longest = {-1, 1};
        for (int start = 0; start < groups.length; start++) {
            int end = start;
            while (end < groups.length && groups[end] == 0) {
                end++;
            }
            if (end - start > longest[1]) {
                longest = new int[] {start, end - start};
            }
            start = Math.max(start, end);
        }
        return longest;
    }

    /// Reads groups of hexadecimal digits between colons, the last of which may be an IPv4 address; -1 when malformed.
    private static int readGroups(String text, byte[] octets) {
        int length = 0;
        int start = 0;
        while (true) {
            int colon = text.indexOf(':', start);
            boolean last = colon < 0;
            String group = last ? text.substring(start) : text.substring(start, colon);
            if (last && group.indexOf('.') >= 0) {
                boolean fits = length <= IP6_OCTETS - IP4_OCTETS && readIp4(group, octets, length);
                return fits ? length + IP4_OCTETS : -1;
            }
            int value = hexadecimal(group);
            if (value < 0 || length > IP6_OCTETS - 2) {
                return -1;
            }
            octets[length] = (byte) (value >> 8);
            octets[length + 1] = (byte) value;
            length += 2;
            if (last) {
                return length;
            }
            start = colon + 1;
        }
    }

    private static int hexadecimal(String group) {
        if (group.isEmpty() || group.length() > 4) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < group.length(); i++) {
            char c = group.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static boolean readIp4(String text, byte[] octets, int offset) {
        int part = 0;
        int digits = 0;
        int value = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c == '.') {
                if (digits == 0 || part == IP4_OCTETS) {
                    return false;
                }
                octets[offset + part++] = (byte) value;
                digits = 0;
                value = 0;
            } else if (c >= '0' && c <= '9' && !(digits == 1 && value == 0)) {
                value = value * 10 + c - '0';
                digits++;
                if (value > 255) {
                    return false;
                }
            } else {
                return false;
            }
        }
        return part == IP4_OCTETS;
    }
}
