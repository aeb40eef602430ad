package org.mailassay.appliance.settings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.mailets.outgoing.Relay;
import org.mailassay.store.account.EmailAddress;
import org.mailassay.store.outgoing.ReturnPath;

/// How mail is sent.
public final class OutgoingSection {
    public static final Setting<Boolean> ENABLED = Setting.of(
            "outgoing.enabled",
            ValueType.flag(),
            "true",
            "Whether this process sends mail. Where none does, what is to be sent waits.");
    public static final Setting<Optional<EmailAddress>> FROM = Setting.of(
            "outgoing.from",
            ValueType.optional(new ValueType<>("an e-mail address", EmailAddress::parse)),
            "",
            "Who the appliance's mails are from; postmaster at `mail.domain` when empty.");
    public static final Setting<Boolean> BOUNCES = Setting.of(
            "outgoing.bounces",
            ValueType.flag(),
            "true",
            "Whether each mail has a return path of its own at `mail.domain`, so that what other servers say later of it"
                    + " is read. Otherwise bounces go to `outgoing.from`, and nobody reads them here.");
    public static final Setting<Optional<String>> NAME = Setting.of(
            "outgoing.name",
            ValueType.optional(ValueType.domain()),
            "",
            "The name to say with EHLO, that of the PTR record of the sending address; `smtp.name` when empty.");
    public static final Setting<List<InetAddress>> SOURCE = Setting.of(
            "outgoing.source-addresses",
            ValueType.listOf(
                    "addresses of this machine, one IPv4 and one IPv6 at most, separated by commas",
                    IpAddressText::parse),
            "",
            "The addresses of this machine that mail is sent from; the system chooses when empty.");
    public static final Setting<Integer> AT_ONCE = Setting.of(
            "outgoing.at-once",
            ValueType.wholeNumber(1, 500),
            "20",
            "Mails that this process sends at one time, of one account a quarter at most.");
    public static final Setting<Duration> GIVE_UP = Setting.of(
            "outgoing.give-up",
            ValueType.duration(Duration.ofMinutes(1), Duration.ofDays(14)),
            "4d",
            "After which a mail that could not be delivered has bounced.");
    public static final Setting<Optional<InetSocketAddress>> RELAY = Setting.of(
            "outgoing.relay",
            ValueType.optional(ValueType.endpoint()),
            "",
            "A server that takes all mail and sends it on, `smtp.example.com:587`; with port 465 TLS begins at once."
                    + " When empty, mail goes to the mail exchangers of each domain.");
    public static final Setting<Relay.TlsUse> RELAY_TLS = Setting.of(
            "outgoing.relay-tls",
            ValueType.constant(Relay.TlsUse.class),
            "verified",
            "What is asked of TLS with the relay: `verified` (a certificate valid for its name), `encrypted` (any"
                    + " certificate), or `opportunistic` (if it is offered). A password is never sent without TLS.");
    public static final Setting<String> RELAY_USER =
            Setting.of("outgoing.relay-user", ValueType.text(), "", "Who to be at the relay; nobody when empty.");
    public static final Setting<String> RELAY_PASSWORD =
            Setting.secret("outgoing.relay-password", ValueType.text(), "The password of `outgoing.relay-user`.");
    public static final Setting<Optional<String>> DKIM_DOMAIN = Setting.of(
            "outgoing.dkim-domain",
            ValueType.optional(ValueType.domain()),
            "",
            "The domain that signs mail (DKIM), that of `outgoing.from` or one above it.");
    public static final Setting<Optional<DomainName>> DKIM_SELECTOR = Setting.of(
            "outgoing.dkim-selector",
            ValueType.optional(new ValueType<>(
                    "a DKIM selector", text -> DomainName.of(text).filter(DomainName::isHostName))),
            "",
            "The selector of the key: the public one stands at `SELECTOR._domainkey.DOMAIN`.");
    public static final Setting<Optional<Path>> DKIM_KEY = Setting.of(
            "outgoing.dkim-key",
            ValueType.optional(ValueType.path()),
            "",
            "The file with the private key, PEM: RSA or Ed25519. Mail is signed when all three are set.");
    public static final Setting<Integer> PORT = Setting.of(
            "outgoing.port",
            ValueType.wholeNumber(1, 65_535),
            "25",
            "Where mail exchangers are spoken to. It is 25 everywhere on the Internet.");
    public static final Setting<Boolean> ALLOW_PRIVATE = Setting.of(
            "outgoing.allow-private",
            ValueType.flag(),
            "false",
            "Whether mail exchangers at private and local addresses are connected to. For tests, and for networks of"
                    + " one's own.");

    static final List<Setting<?>> ALL = List.of(
            ENABLED,
            FROM,
            BOUNCES,
            NAME,
            SOURCE,
            AT_ONCE,
            GIVE_UP,
            RELAY,
            RELAY_TLS,
            RELAY_USER,
            RELAY_PASSWORD,
            DKIM_DOMAIN,
            DKIM_SELECTOR,
            DKIM_KEY,
            PORT,
            ALLOW_PRIVATE);

    private OutgoingSection() {}

    /// Who the appliance's mails are from.
    public static EmailAddress from(Settings settings) {
        return settings.get(FROM)
                .orElseGet(() -> new EmailAddress("postmaster@" + settings.get(GeneralSection.MAIL_DOMAIN)));
    }

    /// Where bounces of other servers go.
    public static ReturnPath returnPath(Settings settings) {
        return settings.get(BOUNCES)
                ? new ReturnPath.Own(settings.get(GeneralSection.MAIL_DOMAIN))
                : new ReturnPath.Given(from(settings));
    }

    /// A key is no use without its domain and its selector, nor they without it.
    static Optional<SettingProblem> contradiction(Settings settings) {
        long set = List.of(settings.get(DKIM_DOMAIN), settings.get(DKIM_SELECTOR), settings.get(DKIM_KEY)).stream()
                .filter(Optional::isPresent)
                .count();
        return set == 0 || set == 3
                ? Optional.empty()
                : Optional.of(new SettingProblem(
                        DKIM_DOMAIN.key() + ", " + DKIM_SELECTOR.key() + " and " + DKIM_KEY.key(),
                        "must all be set, or none of them"));
    }
}
