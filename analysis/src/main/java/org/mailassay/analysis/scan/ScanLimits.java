package org.mailassay.analysis.scan;

import java.time.Duration;

/// How long a scan and each of its checks may take.
///
/// @param deadline from the scan's beginning; checks that are not done then are unverified
/// @param check from the beginning of the checks; one that is not done then is unverified, and the scan ends without it
public record ScanLimits(Duration deadline, Duration check) {
    /// 30 seconds, of which a check may take 20.
    public static final ScanLimits DEFAULT = within(Duration.ofSeconds(30));

    public ScanLimits {
        if (!check.isPositive() || check.compareTo(deadline) > 0) {
            throw new IllegalArgumentException("No check may take longer than the scan, or no time: " + check);
        }
    }

    /// A deadline of which each check may take two thirds, so that there is time for the rest of the scan.
    public static ScanLimits within(Duration deadline) {
        return new ScanLimits(deadline, deadline.multipliedBy(2).dividedBy(3));
    }
}
