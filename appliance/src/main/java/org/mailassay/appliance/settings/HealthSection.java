package org.mailassay.appliance.settings;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.mailassay.appliance.healthcard.HealthPace;

/// How addresses are looked at for their health cards, and where tables of networks come from.
public final class HealthSection {
    public static final Setting<Duration> INTERVAL = Setting.of(
            "health.interval",
            ValueType.duration(Duration.ofMinutes(10), Duration.ofDays(7)),
            "6h",
            "How long after a look at a verified address the next is, give or take a tenth.");
    public static final Setting<Integer> AT_ONCE = Setting.of(
            "health.at-once", ValueType.wholeNumber(1, 256), "32", "Addresses that are looked at at one time.");
    public static final Setting<Integer> RATE = Setting.of(
            "health.rate",
            ValueType.wholeNumber(1, 10_000),
            "200",
            "Questions to the DNS a second for all addresses together; a look asks about 50.");
    public static final Setting<Boolean> PORT_25 = Setting.of(
            "health.port-25",
            ValueType.flag(),
            "true",
            "Whether port 25 of verified addresses is tried: one connection, which reads the greeting and says QUIT."
                    + " Without it connectivity does not count.");
    public static final Setting<List<InetAddress>> SOURCE_ADDRESS = Setting.of(
            "health.source-address",
            ValueType.addresses(),
            "",
            "The addresses of this machine to try port 25 from, one of each family; the system chooses when empty.");
    public static final Setting<Boolean> ALLOW_PRIVATE = Setting.of(
            "health.allow-private",
            ValueType.flag(),
            "false",
            "Whether port 25 is tried of addresses that are not of the public Internet as well. It lets whoever"
                    + " verifies one look into your network.");
    public static final Setting<String> COUNTRY_URL = Setting.of(
            "geo.country-url",
            ValueType.monthlyAddress(),
            "https://download.db-ip.com/free/dbip-country-lite-{month}.mmdb.gz",
            "Where `mailassay geo update` gets the countries of addresses, an MMDB file or one packed by gzip;"
                    + " `{month}` is this month or the last, `2026-11`.");
    public static final Setting<String> NETWORK_URL = Setting.of(
            "geo.network-url",
            ValueType.monthlyAddress(),
            "https://download.db-ip.com/free/dbip-asn-lite-{month}.mmdb.gz",
            "The same for the networks (AS numbers) of addresses.");
    public static final Setting<Long> SIZE = Setting.of(
            "geo.size", ValueType.size(1 << 20, 1 << 30), "200M", "The largest file that is taken, unpacked.");

    static final List<Setting<?>> ALL =
            List.of(INTERVAL, AT_ONCE, RATE, PORT_25, SOURCE_ADDRESS, ALLOW_PRIVATE, COUNTRY_URL, NETWORK_URL, SIZE);

    private HealthSection() {}

    /// How often and how fast addresses are looked at.
    public static HealthPace pace(Settings settings) {
        return new HealthPace(settings.get(INTERVAL), settings.get(AT_ONCE), settings.get(RATE));
    }
}
