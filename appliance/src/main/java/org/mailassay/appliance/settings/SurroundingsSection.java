package org.mailassay.appliance.settings;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What the appliance makes use of around it, and what it tells.
public final class SurroundingsSection {
    public static final Setting<List<Path>> NETWORK_FILES = Setting.of(
            "enrichment.network-files",
            ValueType.paths(),
            "",
            "MMDB files for the country and the network of sending addresses (MaxMind, DB-IP or IPinfo). A file that"
                    + " is replaced is read again.");
    public static final Setting<Duration> ENRICHMENT_PAUSE = Setting.of(
            "enrichment.pause",
            ValueType.duration(Duration.ofSeconds(1), Duration.ofDays(1)),
            "30s",
            "How long the look-up of sending addresses rests between two runs.");
    public static final Setting<InetSocketAddress> RSPAMD = Setting.of(
            "rspamd.address",
            ValueType.endpoint(),
            "127.0.0.1:11333",
            "Where Rspamd's worker listens. It may be missing: what it would say is then left out.");
    public static final Setting<InetSocketAddress> SPAMASSASSIN = Setting.of(
            "spamassassin.address",
            ValueType.endpoint(),
            "127.0.0.1:783",
            "Where spamd listens. It may be missing: what it would say is then left out.");
    public static final Setting<String> LOG_FORMAT = Setting.of(
            "log.format", ValueType.oneOf("text", "json"), "text", "One line for each event, as text or as JSON.");
    public static final Setting<String> LOG_LEVEL = Setting.of(
            "log.level",
            ValueType.oneOf("error", "warn", "info", "debug"),
            "info",
            "The least important event that is written.");

    static final List<Setting<?>> ALL =
            List.of(NETWORK_FILES, ENRICHMENT_PAUSE, RSPAMD, SPAMASSASSIN, LOG_FORMAT, LOG_LEVEL);

    private SurroundingsSection() {}
}
