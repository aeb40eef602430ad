package org.mailassay.appliance.dns;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// How the DNS is asked.
///
/// @param resolvers whom to ask, in this order; empty for those of the operating system
/// @param tryTimeout how long one resolver may take for one try
/// @param tries how often each resolver is tried
/// @param totalTimeout after which a question has failed, whatever is still under way
/// @param validation who validates signatures
/// @param trustAnchors the keys that local validation starts from, DS or DNSKEY records in master file form
/// @param cacheOctets how much memory the answers kept may take, about
public record DnsSettings(
        List<InetSocketAddress> resolvers,
        Duration tryTimeout,
        int tries,
        Duration totalTimeout,
        Validation validation,
        String trustAnchors,
        long cacheOctets) {
    /// The root's key signing keys of 2017 and 2024, as IANA publishes them (RFC 7958).
    public static final String ROOT_ANCHORS = """
            . IN DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D
            . IN DS 38696 8 2 683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16
            """;

    public DnsSettings {
        resolvers = List.copyOf(resolvers);
        if (tries < 1 || !tryTimeout.isPositive() || !totalTimeout.isPositive() || cacheOctets < 0) {
            throw new IllegalArgumentException("times and tries are positive");
        }
    }

    /// Two tries of two seconds within eight, signatures left to nobody, 16 MB of answers.
    public static DnsSettings of(List<InetSocketAddress> resolvers) {
        return new DnsSettings(
                resolvers, Duration.ofSeconds(2), 2, Duration.ofSeconds(8), Validation.NONE, ROOT_ANCHORS, 16 << 20);
    }

    public DnsSettings withTimeouts(Duration oneTry, int count, Duration total) {
        return new DnsSettings(resolvers, oneTry, count, total, validation, trustAnchors, cacheOctets);
    }

    public DnsSettings withValidation(Validation by, String anchors) {
        return new DnsSettings(resolvers, tryTimeout, tries, totalTimeout, by, anchors, cacheOctets);
    }

    public DnsSettings withCacheOctets(long octets) {
        return new DnsSettings(resolvers, tryTimeout, tries, totalTimeout, validation, trustAnchors, octets);
    }

    byte[] trustAnchorOctets() {
        return trustAnchors.getBytes(StandardCharsets.US_ASCII);
    }
}
