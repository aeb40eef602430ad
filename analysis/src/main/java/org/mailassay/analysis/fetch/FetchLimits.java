package org.mailassay.analysis.fetch;

/// How much is fetched for one message.
///
/// @param fetches in all, redirects not counted
/// @param octets of bodies in all, decompressed
/// @param atOnce fetches
/// @param perHost fetches from one host at once
public record FetchLimits(int fetches, long octets, int atOnce, int perHost) {
    /// 200 fetches, 30 MB, 16 at once, 4 of them from one host.
    public static final FetchLimits DEFAULT = new FetchLimits(200, 30L << 20, 16, 4);
}
