package org.mailassay.analysis.message;

/// How much of a header section is read. What lies past a limit is not taken apart, and the header fields say so.
///
/// @param fields the most header fields kept
/// @param octets the most octets of the header section read
public record HeaderLimits(int fields, int octets) {
    /// Several times what any mail in the field has, and still a small cost.
    public static final HeaderLimits DEFAULT = new HeaderLimits(5_000, 1 << 20);
}
