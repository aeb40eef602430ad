package org.mailassay.analysis.mime;

/// How far a message is taken apart.
///
/// @param parts that are read of one message
/// @param depth of multiparts and enclosed messages within one another; reading takes time in proportion to it
public record MimeLimits(int parts, int depth) {
    /// 1,000 parts, depth 20: several times what any mail in the field has.
    public static final MimeLimits DEFAULT = new MimeLimits(1_000, 20);
}
