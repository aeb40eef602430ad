package org.mailassay.appliance.settings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailassay.analysis.dns.Network;
import org.mailassay.mailets.SmtpLimits;
import org.mailassay.mailets.SmtpSettings;

/// How mail is received.
public final class SmtpSection {
    /// Whether connections begin with a PROXY header.
    public enum ProxyProtocol {
        OFF,
        REQUIRED
    }

    public static final Setting<InetAddress> HOST = Setting.of(
            "smtp.host",
            ValueType.address(),
            "127.0.0.1",
            "The address of this machine to take mail at; `0.0.0.0` or `::` for every one.");
    public static final Setting<Integer> PORT = Setting.of(
            "smtp.port",
            ValueType.port(),
            "2525",
            "The port to take mail at; 25 for mail from the Internet. On the command line `--smtp-port`.");
    public static final Setting<Optional<String>> NAME = Setting.of(
            "smtp.name",
            ValueType.optional(ValueType.domain()),
            "",
            "The name to greet with, that of the MX record; `mail.domain` when empty.");
    public static final Setting<Optional<Path>> CERTIFICATE = Setting.of(
            "smtp.tls-certificate",
            ValueType.optional(ValueType.path()),
            "",
            "The old name of `tls.certificate`, which still works.");
    public static final Setting<Optional<Path>> KEY = Setting.of(
            "smtp.tls-key", ValueType.optional(ValueType.path()), "", "The old name of `tls.key`, which still works.");
    public static final Setting<ProxyProtocol> PROXY_PROTOCOL = Setting.of(
            "smtp.proxy-protocol",
            ValueType.constant(ProxyProtocol.class),
            "off",
            "`required` when mail comes through a proxy or a balancer that begins each connection with a PROXY header,"
                    + " version 1 or 2: the client that it names is the client. A connection without is closed.");
    public static final Setting<List<Network>> PROXIES = Setting.of(
            "smtp.trusted-proxies",
            ValueType.networks(),
            "",
            "Addresses or networks of these proxies; with `smtp.proxy-protocol` nobody else may connect.");
    public static final Setting<Integer> LINE = Setting.of(
            "smtp.line-length",
            ValueType.wholeNumber(1000, 16 << 20),
            "1048576",
            "Octets of one line of a message; a message with a longer one is refused.");
    public static final Setting<Integer> CONNECTIONS =
            Setting.of("smtp.connections", ValueType.wholeNumber(1, 10_000), "200", "Connections at one time.");
    public static final Setting<Integer> CONNECTIONS_PER_ADDRESS = Setting.of(
            "smtp.connections-per-address",
            ValueType.wholeNumber(1, 10_000),
            "50",
            "Connections at one time from one IPv4 address or one IPv6 /64 network.");
    public static final Setting<Integer> MESSAGES = Setting.of(
            "smtp.messages-per-session",
            ValueType.wholeNumber(1, 100_000),
            "1000",
            "Messages taken over one connection.");
    public static final Setting<Integer> RECIPIENTS = Setting.of(
            "smtp.recipients-per-message", ValueType.wholeNumber(100, 10_000), "100", "Recipients of one message.");
    public static final Setting<Integer> ERRORS = Setting.of(
            "smtp.errors-per-session",
            ValueType.wholeNumber(1, 1000),
            "20",
            "Wrong commands after which a client is sent away.");
    public static final Setting<Duration> IDLE = Setting.of(
            "smtp.idle-time",
            ValueType.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            "5m",
            "The longest silence of a client.");
    public static final Setting<Duration> COMMAND = Setting.of(
            "smtp.command-time",
            ValueType.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            "60s",
            "The longest time that one command, one line or one TLS hand-shake may take.");
    public static final Setting<Duration> DATA = Setting.of(
            "smtp.data-time",
            ValueType.duration(Duration.ofSeconds(1), Duration.ofHours(6)),
            "20m",
            "The longest time that one message may take.");
    public static final Setting<List<Network>> HIDDEN_BEHIND = Setting.of(
            "smtp.hidden-behind",
            ValueType.networks(),
            "",
            "Addresses or networks that stand in the place of clients' addresses, as those of a container network's"
                    + " gateway or of a balancer without the PROXY protocol do. Mail from them is not judged by its"
                    + " sender's address. The default gateway of the appliance's own network is always one of them.");
    public static final Setting<Integer> SPOOL_THREADS = Setting.of(
            "smtp.spool-threads",
            ValueType.wholeNumber(1, 64),
            "32",
            "How many accepted messages are worked on at one time; their reports are written together.");

    static final List<Setting<?>> ALL = List.of(
            HOST,
            PORT,
            NAME,
            CERTIFICATE,
            KEY,
            PROXY_PROTOCOL,
            PROXIES,
            LINE,
            CONNECTIONS,
            CONNECTIONS_PER_ADDRESS,
            MESSAGES,
            RECIPIENTS,
            ERRORS,
            IDLE,
            COMMAND,
            DATA,
            HIDDEN_BEHIND,
            SPOOL_THREADS);

    private SmtpSection() {}

    /// Whose connections do not tell of their clients: those named, and proxies that speak for themselves.
    public static List<Network> hiding(Settings settings) {
        return Stream.concat(
                        settings.get(HIDDEN_BEHIND).stream(),
                        settings.get(PROXY_PROTOCOL) == ProxyProtocol.REQUIRED
                                ? settings.get(PROXIES).stream()
                                : Stream.empty())
                .toList();
    }

    /// The section as the mail server takes it.
    public static SmtpSettings read(Settings settings) {
        String domain = settings.get(GeneralSection.MAIL_DOMAIN);
        return new SmtpSettings(
                hostName(settings),
                domain,
                new InetSocketAddress(settings.get(HOST), settings.get(PORT)),
                settings.get(PROXY_PROTOCOL) == ProxyProtocol.REQUIRED ? settings.get(PROXIES) : List.of(),
                limits(settings),
                settings.get(SPOOL_THREADS));
    }

    /// The name to greet with.
    static String hostName(Settings settings) {
        return settings.get(NAME).orElse(settings.get(GeneralSection.MAIL_DOMAIN));
    }

    /// A certificate without its key, or a key without its certificate, is no use; nor is a proxy that nobody trusts.
    static Optional<SettingProblem> contradiction(Settings settings) {
        if (settings.get(PROXY_PROTOCOL) == ProxyProtocol.REQUIRED
                && settings.get(PROXIES).isEmpty()) {
            return Optional.of(new SettingProblem(
                    PROXY_PROTOCOL.key(), "needs " + PROXIES.key() + ", as nobody could connect otherwise"));
        }
        return settings.get(CERTIFICATE).isPresent() == settings.get(KEY).isPresent()
                ? Optional.empty()
                : Optional.of(
                        new SettingProblem(CERTIFICATE.key() + " and " + KEY.key(), "must both be set, or neither"));
    }

    private static SmtpLimits limits(Settings settings) {
        SmtpLimits usual = SmtpLimits.DEFAULT;
        long message = settings.get(ReportSection.MESSAGE);
        return new SmtpLimits(
                message,
                settings.get(LINE),
                usual.headerFields(),
                usual.headerSize(),
                Math.max(usual.messageMemory(), 2 * message),
                settings.get(CONNECTIONS),
                settings.get(CONNECTIONS_PER_ADDRESS),
                settings.get(MESSAGES),
                settings.get(RECIPIENTS),
                settings.get(ERRORS),
                settings.get(IDLE),
                settings.get(COMMAND),
                settings.get(DATA));
    }
}
