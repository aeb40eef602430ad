package org.mailassay.analysis.fetch;

import java.time.Duration;

/// How much is fetched for one message.
///
/// @param fetches in all, redirects not counted
/// @param octets of bodies in all, decompressed
/// @param atOnce fetches
/// @param perHost fetches from one host at once
/// @param time from the first fetch on, after which none is begun: a hundred slow servers must not keep a scan
public record FetchLimits(int fetches, long octets, int atOnce, int perHost, Duration time) {
    /// 200 fetches, 30 MB, 16 at once, 4 of them from one host, 15 seconds.
    public static final FetchLimits DEFAULT = new FetchLimits(200, 30L << 20, 16, 4, Duration.ofSeconds(15));
}
