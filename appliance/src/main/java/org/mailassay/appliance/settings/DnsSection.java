package org.mailassay.appliance.settings;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.mailassay.appliance.dns.DnsSettings;
import org.mailassay.appliance.dns.Validation;

/// How the DNS is asked.
public final class DnsSection {
    public static final Setting<List<InetSocketAddress>> RESOLVERS = Setting.of(
            "dns.resolvers",
            ValueType.resolvers(),
            "",
            "Whom to ask, in this order, `192.0.2.53` or `[2001:db8::53]:5353`; those of the operating system when"
                    + " empty. A resolver of your own is best: public ones are refused by blocklists.");
    public static final Setting<Duration> TRY = Setting.of(
            "dns.try-time",
            ValueType.duration(Duration.ofSeconds(1), Duration.ofMinutes(1)),
            "2s",
            "How long one resolver may take for one try.");
    public static final Setting<Integer> TRIES =
            Setting.of("dns.tries", ValueType.wholeNumber(1, 10), "2", "How often each resolver is tried.");
    public static final Setting<Duration> TOTAL = Setting.of(
            "dns.total-time",
            ValueType.duration(Duration.ofSeconds(1), Duration.ofMinutes(2)),
            "8s",
            "After which a question has failed.");
    public static final Setting<Validation> VALIDATION = Setting.of(
            "dns.validation",
            ValueType.constant(Validation.class),
            "none",
            "Who validates DNSSEC signatures: `none`, `local` (the appliance itself, from the root's key), or"
                    + " `resolver` (a validating resolver, whose AD bit is believed: only one that you trust, over a"
                    + " way that you trust).");
    public static final Setting<Long> CACHE = Setting.of(
            "dns.cache-size", ValueType.size(0, 1 << 30), "8M", "How much memory kept answers may take, about.");

    static final List<Setting<?>> ALL = List.of(RESOLVERS, TRY, TRIES, TOTAL, VALIDATION, CACHE);

    private DnsSection() {}

    /// The section as the DNS adapter takes it.
    public static DnsSettings read(Settings settings) {
        return DnsSettings.of(settings.get(RESOLVERS))
                .withTimeouts(settings.get(TRY), settings.get(TRIES), settings.get(TOTAL))
                .withValidation(settings.get(VALIDATION), DnsSettings.ROOT_ANCHORS)
                .withCacheOctets(settings.get(CACHE));
    }
}
