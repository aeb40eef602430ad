package org.mailassay.analysis.spf;

/// How many leading bits of an address have to agree (RFC 7208, section 5.3, `dual-cidr-length`).
///
/// @param ip4 for IPv4 clients, 0 to 32
/// @param ip6 for IPv6 clients, 0 to 128
public record PrefixLengths(int ip4, int ip6) {
    /// The whole address.
    public static final PrefixLengths WHOLE = new PrefixLengths(32, 128);
}
