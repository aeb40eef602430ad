package org.mailassay.analysis.fetch;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import org.mailassay.analysis.dns.IpAddressText;

/// IPv4 addresses in all the ways that browsers and the C library take: one to four numbers, decimal, octal or
/// hexadecimal, the last of which fills what is left (URL standard, section 3.5, IPv4 parser).
final class OddIpv4 {
    private static final int PARTS = 4;

    private OddIpv4() {}

    /// Whether a host is an address or nothing: its last label is a number.
    static boolean endsInNumber(String host) {
        String last = host.substring(host.lastIndexOf('.', host.length() - 1) + 1);
        return !last.isEmpty()
                && (last.chars().allMatch(c -> c >= '0' && c <= '9')
                        || (last.startsWith("0x")
                                && (last.length() == 2 || number(last).isPresent())));
    }

    /// Reads an address, in lower case without a final dot; empty when it is none.
    static Optional<InetAddress> read(String host) {
        String[] parts = host.split("\\.", -1);
        if (parts.length > PARTS) {
            return Optional.empty();
        }
        BigInteger address = BigInteger.ZERO;
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            int bits = last ? 8 * (PARTS + 1 - parts.length) : 8;
            Optional<BigInteger> value = number(parts[i]).filter(number -> number.bitLength() <= bits);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            address = address.shiftLeft(bits).or(value.get());
        }
        byte[] octets = new byte[PARTS];
        for (int i = 0; i < PARTS; i++) {
            octets[i] = address.shiftRight(8 * (PARTS - 1 - i)).byteValue();
        }
        return Optional.of(IpAddressText.address(octets));
    }

    private static Optional<BigInteger> number(String part) {
        boolean hexadecimal = part.startsWith("0x");
        boolean octal = !hexadecimal && part.length() > 1 && part.charAt(0) == '0';
        int radix = hexadecimal ? 16 : octal ? 8 : 10;
        String digits = hexadecimal ? part.substring(2) : part;
        if (part.isEmpty() || digits.chars().anyMatch(c -> c > 'f' || Character.digit(c, radix) < 0)) {
            return Optional.empty();
        }
        return Optional.of(digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits, radix));
    }
}
