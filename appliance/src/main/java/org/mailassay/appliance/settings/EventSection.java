package org.mailassay.appliance.settings;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The event log, whom it is told to, and alerts.
public final class EventSection {
    public static final Setting<Duration> RETENTION = Setting.of(
            "events.retention",
            ValueType.duration(Duration.ofDays(2), Duration.ofDays(3650)),
            "90d",
            "How long events are kept, and what became of their deliveries.");
    public static final Setting<Integer> WEBHOOKS_AT_ONCE = Setting.of(
            "webhooks.at-once",
            ValueType.wholeNumber(1, 512),
            "32",
            "Deliveries to webhooks that this process has under way at one time.");
    public static final Setting<List<String>> WEBHOOK_HOSTS = Setting.of(
            "webhooks.allow-hosts",
            ValueType.listOf(
                    "host names or addresses, separated by commas",
                    word -> Optional.of(word.toLowerCase(Locale.ROOT))
                            .filter(host -> host.matches("[a-z0-9._:\\[\\]-]{1,253}"))),
            "",
            "Hosts that webhooks may be at wherever their addresses are, and without TLS too. All others must have"
                    + " public addresses and a certificate that the system trusts.");
    public static final Setting<Duration> ALERT_INTERVAL = Setting.of(
            "alerts.interval",
            ValueType.duration(Duration.ofSeconds(10), Duration.ofHours(24)),
            "10m",
            "How often the rules of alerts are looked at.");
    public static final Setting<Duration> SENDER_DELAY = Setting.of(
            "alerts.sender-delay",
            ValueType.duration(Duration.ZERO, Duration.ofHours(24)),
            "10m",
            "How long after a report its senders are looked at, so that their reverse names are known by then.");
    public static final Setting<Optional<InetSocketAddress>> SYSLOG = Setting.of(
            "syslog.server",
            ValueType.optional(ValueType.endpoint()),
            "",
            "Where the events of all accounts are sent as syslog messages (RFC 5424); empty: nowhere.");
    public static final Setting<String> SYSLOG_TRANSPORT = Setting.of(
            "syslog.transport",
            ValueType.oneOf("udp", "tcp", "tls"),
            "udp",
            "How: UDP (RFC 5426), TCP with octet counting (RFC 6587), or TLS (RFC 5425), whose certificate the system"
                    + " must trust.");
    public static final Setting<Optional<Path>> FILE = Setting.of(
            "events.file",
            ValueType.optional(ValueType.path()),
            "",
            "A file to which the events of all accounts are appended, one JSON object to a line; empty: none. It may be"
                    + " renamed at any time, and is then made anew.");

    static final List<Setting<?>> ALL = List.of(
            RETENTION, WEBHOOKS_AT_ONCE, WEBHOOK_HOSTS, ALERT_INTERVAL, SENDER_DELAY, SYSLOG, SYSLOG_TRANSPORT, FILE);

    private EventSection() {}
}
