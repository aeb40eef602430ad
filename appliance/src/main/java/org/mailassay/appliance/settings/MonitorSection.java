package org.mailassay.appliance.settings;

import java.time.Duration;
import java.util.List;

/// How often and how fast verified domains are looked at.
public final class MonitorSection {
    public static final Setting<Duration> INTERVAL = Setting.of(
            "monitor.interval",
            ValueType.duration(Duration.ofMinutes(5), Duration.ofDays(7)),
            "6h",
            "How often the DNS records of a verified domain are read; a tenth of it earlier or later, so that domains do"
                    + " not come all at once.");
    public static final Setting<Integer> AT_ONCE = Setting.of(
            "monitor.at-once", ValueType.wholeNumber(1, 256), "16", "Domains that this process looks at at one time.");
    public static final Setting<Integer> RATE = Setting.of(
            "monitor.rate",
            ValueType.wholeNumber(1, 1_000),
            "5",
            "Domains that this process begins to look at in one second, evenly spaced. One costs about twenty questions"
                    + " to the resolver. At 5 a second, 10,000 domains take 34 minutes.");

    static final List<Setting<?>> ALL = List.of(INTERVAL, AT_ONCE, RATE);

    private MonitorSection() {}
}
