package org.mailassay.analysis.scan;

import java.time.Duration;

/// How long a scan may take.
///
/// @param deadline from its beginning; checks that are not done then are unverified
public record ScanLimits(Duration deadline) {
    /// 30 seconds.
    public static final ScanLimits DEFAULT = new ScanLimits(Duration.ofSeconds(30));
}
