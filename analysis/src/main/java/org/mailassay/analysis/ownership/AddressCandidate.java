package org.mailassay.analysis.ownership;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import org.mailassay.analysis.connection.SpecialPurpose;
import org.mailassay.analysis.dns.IpAddressText;

/// Whether what somebody typed are sending addresses that an account can have.
public sealed interface AddressCandidate {
    /// They can be added.
    record Usable(AddressBlock block) implements AddressCandidate {}

    /// They cannot.
    ///
    /// @param reason for a person, a sentence
    record Unusable(String reason) implements AddressCandidate {}

    /// Reads an address, a block (`192.0.2.0/28`) or a range (`192.0.2.10-192.0.2.20`, for IPv4 also `192.0.2.10-20`).
    static AddressCandidate of(String text) {
        String stripped = text.strip();
        if (stripped.length() > 100) {
            return unreadable();
        }
        AddressCandidate candidate = stripped.indexOf('/') >= 0
                ? block(stripped)
                : stripped.indexOf('-') >= 0 ? range(stripped) : single(stripped);
        return candidate instanceof Usable(AddressBlock block)
                ? nobodys(block).<AddressCandidate>map(Unusable::new).orElse(candidate)
                : candidate;
    }

    /// Why the first address that cannot be anybody's cannot. Those for documentation may be claimed: they do no harm,
    /// since nothing in the public DNS leads to them, and trials with a DNS of their own need some.
    private static Optional<String> nobodys(AddressBlock block) {
        return block.addresses().stream()
                .flatMap(address -> SpecialPurpose.of(address).stream()
                        .filter(purpose -> !purpose.documentation())
                        .map(purpose -> "The address " + IpAddressText.format(address) + " is " + purpose.what()
                                + ", so it cannot be anybody's on the Internet."))
                .findFirst();
    }

    private static AddressCandidate single(String text) {
        return IpAddressText.parse(text)
                .<AddressCandidate>map(AddressCandidate::one)
                .orElseGet(AddressCandidate::unreadable);
    }

    private static AddressCandidate block(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address =
                IpAddressText.parse(text.substring(0, slash).strip());
        String digits = text.substring(slash + 1).strip();
        if (address.isEmpty() || !digits.matches("[0-9]{1,3}")) {
            return unreadable();
        }
        int bits = address.get().getAddress().length * 8;
        int length = Integer.parseInt(digits);
        if (length > bits) {
            return unreadable();
        }
        if (bits - length > 8) {
            return tooMany("A block may be a /" + (bits - 8) + " at most");
        }
        return length == bits
                ? one(address.get())
                : new Usable(new AddressBlock(
                        AddressForm.CIDR, masked(address.get(), bits - length), 1 << (bits - length), length));
    }

    private static AddressCandidate range(String text) {
        int hyphen = text.indexOf('-');
        String start = text.substring(0, hyphen).strip();
        String end = text.substring(hyphen + 1).strip();
        Optional<InetAddress> first = IpAddressText.parse(start);
        if (end.matches("[0-9]{1,3}") && start.indexOf('.') >= 0 && start.indexOf(':') < 0) {
            end = start.substring(0, start.lastIndexOf('.') + 1) + end;
        }
        Optional<InetAddress> last = IpAddressText.parse(end);
        if (first.isEmpty()
                || last.isEmpty()
                || first.get().getAddress().length != last.get().getAddress().length) {
            return unreadable();
        }
        BigInteger distance = AddressBlock.distance(first.get(), last.get());
        if (distance.signum() < 0) {
            return new Unusable("The range ends before it begins.");
        }
        if (distance.bitLength() > 8) {
            return tooMany("A range may have " + AddressBlock.MOST + " addresses at most");
        }
        return distance.signum() == 0
                ? one(first.get())
                : new Usable(new AddressBlock(AddressForm.RANGE, first.get(), distance.intValue() + 1, 0));
    }

    private static Usable one(InetAddress address) {
        return new Usable(new AddressBlock(AddressForm.SINGLE, address, 1, 0));
    }

    /// The address without the bits of the host, at most eight.
    private static InetAddress masked(InetAddress address, int hostBits) {
        byte[] octets = address.getAddress();
        octets[octets.length - 1] &= (byte) (0xFF << hostBits);
        return IpAddressText.address(octets);
    }

    private static AddressCandidate tooMany(String limit) {
        return new Unusable(limit + ".");
    }

    private static AddressCandidate unreadable() {
        return new Unusable(
                "This is no IP address, no block such as 198.51.100.0/28 and no range such as 198.51.100.1-198.51.100.9.");
    }
}
