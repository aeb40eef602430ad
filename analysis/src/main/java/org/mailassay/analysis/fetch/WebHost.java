package org.mailassay.analysis.fetch;

import java.net.InetAddress;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.IpAddressText;

/// The host of a URL as browsers read it (URL standard, section 3.5).
public sealed interface WebHost {
    /// A name for the DNS.
    record Name(DomainName name) implements WebHost {}

    /// An address.
    ///
    /// @param mapped whether an IPv4 address is written as an IPv6 address, `::ffff:192.0.2.1`
    record Address(InetAddress address, boolean mapped) implements WebHost {}

    /// Reads a host without the brackets of IPv6, or with them; empty when a browser opens nothing.
    static Optional<WebHost> of(String host) {
        String text = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        if (text.indexOf(':') >= 0) {
            return IpAddressText.ip6(text).map(octets -> new Address(IpAddressText.address(octets), isMapped(octets)));
        }
        if (text.isEmpty() || text.length() != host.length() || text.chars().anyMatch(WebHost::isForbidden)) {
            return Optional.empty();
        }
        // The full width forms of letters and digits are those letters and digits (UTS 46, section 4).
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC);
        Optional<DomainName> name = DomainName.of(folded)
                .filter(each -> !each.text().isEmpty() && each.text().chars().noneMatch(WebHost::isForbidden));
        if (name.isEmpty() || !OddIpv4.endsInNumber(name.get().text())) {
            return name.map(Name::new);
        }
        return OddIpv4.read(name.get().text()).map(address -> new Address(address, false));
    }

    /// As in a URL, in the common way of writing.
    default String text() {
        return switch (this) {
            case Name(DomainName name) -> name.text();
            case Address(InetAddress address, boolean _) -> {
                String text = IpAddressText.format(address);
                yield text.indexOf(':') >= 0 ? "[" + text + "]" : text;
            }
        };
    }

    private static boolean isMapped(byte[] octets) {
        byte[] prefix = new byte[12];
        prefix[10] = (byte) 0xff;
        prefix[11] = (byte) 0xff;
        return Arrays.equals(prefix, 0, 12, octets, 0, 12);
    }

    /// URL standard, section 3.2, forbidden domain code points.
    private static boolean isForbidden(int c) {
        return c <= ' ' || c == 0x7f || "#/:<>?@[\\]^|%".indexOf(c) >= 0;
    }
}
