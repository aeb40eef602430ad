package org.mailassay.analysis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dkim.DkimSigning;
import org.mailassay.analysis.dkim.KeyRecordCache;
import org.mailassay.analysis.dkim.KeyType;
import org.mailassay.analysis.dkim.SigningKey;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.scan.ScanPorts;
import org.mailassay.analysis.spamfilter.SpamFilter;
import org.mailassay.analysis.verdict.MessageEvaluation;

/// A mail for tests of a scan's checks, with its envelope, its session and the answers of the DNS. Each method gives
/// another mail, so that a test says in one line how its mail differs from a good one:
///
/// ```java
/// Checked checked = ScanMail.newsletter().replacing("Subject: What we read", "Subject: Re: What we read").run(check);
/// assertThat(checked.status("headers.thread")).isEqualTo(Status.WARN);
/// ```
///
/// @param text the message with LF as line ending; what is outside of ASCII becomes UTF-8
/// @param zones YAML, see [Zones]
/// @param signed whether it is signed by example.com before it is received
/// @param connection the session that brought it
/// @param reversePath of its envelope
/// @param receivedAt when
public record ScanMail(
        String text,
        String zones,
        boolean signed,
        Connection connection,
        String reversePath,
        Instant receivedAt,
        Fetcher fetcher,
        List<SpamFilter> filters) {
    private static final String CLIENT = "192.0.2.1";

    /// The secret of RFC 8463, appendix A.2, which `/scan/zones.yml` has the public half of.
    private static final String SECRET = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";

    public ScanMail {
        filters = List.copyOf(filters);
    }

    /// A mail that comes from example.com's own server over TLS, signed when it has a From field.
    public static ScanMail of(String text) {
        return new ScanMail(
                text,
                Resources.text("/scan/zones.yml"),
                text.startsWith("From:") || text.contains("\nFrom:"),
                smtp(CLIENT, Optional.of(new Connection.Tls("TLSv1.3", "TLS_AES_256_GCM_SHA384"))),
                "bounce@example.com",
                Instant.parse("2026-09-01T10:00:00Z"),
                Fetcher.none(),
                List.of());
    }

    /// A newsletter with nothing to find fault with.
    public static ScanMail newsletter() {
        return of(Resources.text("/scan/newsletter.eml"));
    }

    /// A short mail between two people.
    public static ScanMail personal() {
        return of("""
                From: Jane <jane@example.com>
                To: joe@example.net
                Subject: Lunch
                Date: Tue, 1 Sep 2026 09:59:50 +0000
                Message-ID: <lunch@example.com>

                At noon, as ever?
                """);
    }

    /// A mail from example.com with this HTML and no plain text.
    public static ScanMail html(String html) {
        return personal().replacing("\n\nAt noon, as ever?\n", """

                        MIME-Version: 1.0
                        Content-Type: text/html; charset=utf-8
                        Content-Transfer-Encoding: 8bit

                        """ + html);
    }

    /// The same with another text in one place or in all places where it stands.
    public ScanMail replacing(String old, String other) {
        assertThat(text).as("the text to be replaced").contains(old);
        return withText(text.replace(old, other));
    }

    /// The same with another message.
    public ScanMail withText(String other) {
        return new ScanMail(other, zones, signed, connection, reversePath, receivedAt, fetcher, filters);
    }

    /// The same with other zones than `/scan/zones.yml`.
    public ScanMail withZones(String yaml) {
        return new ScanMail(text, yaml, signed, connection, reversePath, receivedAt, fetcher, filters);
    }

    /// The same, not signed.
    public ScanMail unsigned() {
        return new ScanMail(text, zones, false, connection, reversePath, receivedAt, fetcher, filters);
    }

    /// The same from another address, over TLS.
    public ScanMail client(String address) {
        return session(smtp(address, Optional.of(new Connection.Tls("TLSv1.3", "TLS_AES_256_GCM_SHA384"))));
    }

    /// The same from example.com's server without TLS.
    public ScanMail withoutTls() {
        return session(smtp(CLIENT, Optional.empty()));
    }

    /// The same, uploaded: nothing is known of its client.
    public ScanMail uploaded() {
        return session(new Connection.Unknown());
    }

    /// The same over another session.
    public ScanMail session(Connection other) {
        return new ScanMail(text, zones, signed, other, reversePath, receivedAt, fetcher, filters);
    }

    /// The same with another envelope sender.
    public ScanMail reversePath(String other) {
        return new ScanMail(text, zones, signed, connection, other, receivedAt, fetcher, filters);
    }

    /// The same at another time.
    public ScanMail receivedAt(Instant other) {
        return new ScanMail(text, zones, signed, connection, reversePath, other, fetcher, filters);
    }

    /// The same with answers over HTTP.
    public ScanMail fetching(Fetcher other) {
        return new ScanMail(text, zones, signed, connection, reversePath, receivedAt, other, filters);
    }

    /// The same with spam filters.
    public ScanMail filteredBy(SpamFilter... others) {
        return new ScanMail(text, zones, signed, connection, reversePath, receivedAt, fetcher, List.of(others));
    }

    /// The mail as it was received.
    public ReceivedMessage message() {
        return new ReceivedMessage(
                "test", octets(), new Envelope(reversePath, List.of("scan@test")), connection, receivedAt);
    }

    /// What may be asked.
    public ScanPorts ports() {
        return new ScanPorts(Zones.of(zones), fetcher, filters);
    }

    /// What SPF, DKIM, ARC and DMARC are evaluated with.
    public MessageEvaluation evaluation() {
        return new MessageEvaluation(Zones.of(zones), new KeyRecordCache(), "mx.example.net");
    }

    /// What the checks see.
    public ScanMaterial material() {
        return ScanMaterial.of(message(), ports(), evaluation());
    }

    /// Lets a check look at it.
    public Checked run(Check check) {
        try {
            return new Checked(check.run(material()));
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private Octets octets() {
        Octets unsigned = Octets.of(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        if (!signed) {
            return unsigned;
        }
        String field = new DkimSigning(name("example.com"), name("test"), key()).sign(unsigned, receivedAt);
        byte[] head = field.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[head.length + unsigned.length()];
        System.arraycopy(head, 0, whole, 0, head.length);
        unsigned.copyTo(0, whole, head.length, unsigned.length());
        return Octets.of(whole);
    }

    private static DomainName name(String text) {
        return DomainName.of(text).orElseThrow();
    }

    /// The key that mails are signed with.
    public static SigningKey key() {
        byte[] head = HexFormat.of().parseHex("302e020100300506032b657004220420");
        byte[] secret = Base64.getDecoder().decode(SECRET);
        byte[] encoded = new byte[head.length + secret.length];
        System.arraycopy(head, 0, encoded, 0, head.length);
        System.arraycopy(secret, 0, encoded, head.length, secret.length);
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return switch (SigningKey.of(KeyType.ED25519, key)) {
                case SigningKey.Read(SigningKey read) -> read;
                case SigningKey.Unusable(String problem) -> throw new AssertionError(problem);
            };
        } catch (GeneralSecurityException broken) {
            throw new AssertionError(broken);
        }
    }

    private static Connection smtp(String client, Optional<Connection.Tls> tls) {
        try {
            return new Connection.Smtp(
                    InetAddress.getByName(client),
                    40_000,
                    "mail.example.com",
                    tls.isPresent() ? "ESMTPS" : "ESMTP",
                    tls);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
