package org.mailassay.mailets.verdict;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.dkim.DkimSigning;
import org.mailassay.analysis.dkim.KeyType;
import org.mailassay.analysis.dkim.SigningKey;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.ZoneDns;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.mailets.queue.MailRow;
import org.mailassay.mailets.queue.MailVerdict;
import org.mailassay.mailets.queue.StoredMessage;
import org.mailassay.mailets.testing.ReportMessages;
import org.mailassay.mailets.testing.SmtpClient;
import org.mailassay.mailets.testing.SmtpLoad;
import org.mailassay.mailets.testing.TestMailServer;
import org.mailassay.store.StorableText;
import org.mailassay.store.intake.Authentication;
import org.mailassay.store.intake.Fate;
import org.mailassay.store.intake.IntakeEntry;
import org.mailassay.store.intake.IntakeFilter;
import org.mailassay.store.intake.IntakeStore;
import org.mailassay.store.queue.MailDetails;
import org.mailassay.store.report.ReportFilter;
import org.mailassay.store.report.ReportStore;
import org.mailassay.store.testing.TestDatabase;

/// Report mails by SMTP, and what the store then says of their authentication.
class MailVerdictsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ADDRESS = "rua-test@" + TestMailServer.DOMAIN;
    private static final ReportMessages REPORTS = new ReportMessages(ADDRESS, "example.com", 1_767_225_600L);
    private static final DnsAnswer SILENCE = new DnsAnswer.Failed(DnsAnswer.Cause.TIMEOUT, "no answer in time");

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeAnAccount() {
        DATABASE.execute("insert into accounts (email) values ('owner@example.com')");
        DATABASE.execute("insert into domains (account_id, name, active) select id, 'example.com', true from accounts");
        DATABASE.execute("insert into recipients (local_part, account_id, kind)"
                + " select 'rua-test', id, 'report' from accounts");
    }

    @BeforeEach
    void empty() {
        DATABASE.execute("truncate mail_queue, mail_repository, raw_message, intake, reports, report_rows");
        DATABASE.execute("update accounts set quarantine_unauthenticated = false");
    }

    @ParameterizedTest
    @CsvSource({
        "spf.example, PASS, 'spf=pass smtp.mailfrom=spf.example;', dmarc=pass header.from=spf.example",
        "forged.example, FAIL, spf=fail smtp.mailfrom=forged.example, dmarc=fail header.from=forged.example",
        "no-policy.example, FAIL, spf=pass smtp.mailfrom=no-policy.example, dmarc=none header.from=no-policy.example",
        "unknown.example, FAIL, spf=none smtp.mailfrom=unknown.example, dmarc=none header.from=unknown.example",
        "silent.example, UNVERIFIED, spf=fail, 'dmarc=temperror reason=\"the policy record could not be asked for: no'",
        "half.example, UNVERIFIED, spf=temperror, dmarc=temperror reason=",
    })
    void theMailsOwnVerdictIsStored(String from, Authentication expected, String spf, String dmarc) throws IOException {
        ZoneDns dns = ZoneDns.builder()
                .text("spf.example", "v=spf1 ip4:127.0.0.1 -all")
                .text("_dmarc.spf.example", "v=DMARC1; p=reject")
                .text("forged.example", "v=spf1 -all")
                .text("_dmarc.forged.example", "v=DMARC1; p=none")
                .text("no-policy.example", "v=spf1 ip4:127.0.0.1 -all")
                .text("silent.example", "v=spf1 -all")
                .answer("_dmarc.silent.example", RecordType.TXT, SILENCE)
                .answer("half.example", RecordType.TXT, SILENCE)
                .text("_dmarc.half.example", "v=DMARC1; p=reject")
                .build();
        IntakeEntry entry = deliver(dns, "bounce@" + from, reportFrom(from));

        assertThat(entry.authenticated()).isEqualTo(expected);
        assertThat(entry.authenticationResults())
                .startsWith("mx.example.org; ")
                .contains(spf)
                .contains(dmarc);
        assertThat(entry.fate()).isEqualTo(Fate.STORED);
        assertThat(reports()).containsExactly(expected);
    }

    @Test
    void aSignatureIsEnough() throws IOException, NoSuchAlgorithmException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        // The last 32 octets of the encoded form are the key itself (RFC 8410, section 4).
        String key =
                Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        ZoneDns dns = ZoneDns.builder()
                .text("_dmarc.signed.example", "v=DMARC1; p=reject")
                .text("s1._domainkey.signed.example", "v=DKIM1; k=ed25519; p=" + key)
                .build();
        String message = reportFrom("signed.example");
        String signature = new DkimSigning(
                        DomainName.of("signed.example").orElseThrow(),
                        DomainName.of("s1").orElseThrow(),
                        signingKey(pair))
                .sign(Octets.of(message.getBytes(StandardCharsets.US_ASCII)), Instant.now());

        IntakeEntry entry = deliver(dns, "bounce@elsewhere.example", signature + message);

        assertThat(entry.authenticated()).isEqualTo(Authentication.PASS);
        assertThat(entry.authenticationResults())
                .contains("dkim=pass (256-bit ed25519 key) header.d=signed.example")
                .contains("dmarc=pass");
    }

    @Test
    void onlyWhatFailsIsQuarantined() throws IOException {
        DATABASE.execute("update accounts set quarantine_unauthenticated = true");
        ZoneDns dns = ZoneDns.builder()
                .text("_dmarc.forged.example", "v=DMARC1; p=none")
                .answer("_dmarc.silent.example", RecordType.TXT, SILENCE)
                .build();

        assertThat(deliver(dns, "bounce@forged.example", reportFrom("forged.example"))
                        .fate())
                .isEqualTo(Fate.QUARANTINED);
        empty();
        DATABASE.execute("update accounts set quarantine_unauthenticated = true");
        assertThat(deliver(dns, "bounce@silent.example", reportFrom("silent.example"))
                        .fate())
                .isEqualTo(Fate.STORED);
    }

    @Test
    void aBrokenEvaluationLosesNoReport() throws IOException {
        IntakeEntry entry = deliver(
                (_, _) -> {
                    throw new IllegalStateException("broken");
                },
                "bounce@reporter.example",
                reportFrom("reporter.example"));

        assertThat(entry.authenticated()).isEqualTo(Authentication.UNVERIFIED);
        assertThat(entry.authenticationResults())
                .isEqualTo("mx.example.org; dmarc=temperror reason=\"the evaluation failed\"");
        assertThat(entry.fate()).isEqualTo(Fate.STORED);
    }

    /// A mail that cannot be processed is set aside with its attributes, and a jsonb value holds no half of a char.
    @ParameterizedTest
    @ValueSource(strings = {"", "x"})
    void whatStrangersWroteCanBeStored(String shift) throws MessagingException {
        String domain = new String("\ud83d\ude00".repeat(3_000).getBytes(UTF_8), ISO_8859_1);
        Octets message = Octets.of(("DKIM-Signature: v=1; a=rsa-sha256; s=s; h=from; bh=AA==; b=AA==; d=" + shift
                        + domain + "\r\nFrom: a@unknown.example\r\n\r\n")
                .getBytes(ISO_8859_1));
        MailDetails details = new MailDetails("a", new Envelope("", List.of(ADDRESS)), "{}", "report", "");
        StoredMessage stored = new StoredMessage(1, message);
        Mail mail = MailRow.toMail(details, stored);

        new MailVerdicts(ZoneDns.builder().build(), "mx.example.org", "report", PATIENCE).prepare(mail, stored);

        String results = MailVerdict.of(mail).results();
        assertThat(results).contains("header.d=").hasSize(4_000).isEqualTo(StorableText.of(results));
    }

    @Test
    void whatCouldNotBeAskedForTheClientsAddressIsNotHeldAgainstAnybody() throws MessagingException {
        ZoneDns dns = ZoneDns.builder()
                .text("spf.example", "v=spf1 -all")
                .text("_dmarc.spf.example", "v=DMARC1; p=reject")
                .build();
        MailDetails row = MailRow.received(
                "hidden",
                "report",
                new Envelope("bounce@spf.example", List.of(ADDRESS)),
                InetAddress.ofLiteral("172.18.0.1"),
                new Connection.Hidden("mail.spf.example", "ESMTP", Optional.empty()),
                Instant.parse("2026-01-01T00:00:00Z"));
        StoredMessage message =
                new StoredMessage(1, Octets.of(reportFrom("spf.example").getBytes(UTF_8)));
        Mail mail = MailRow.toMail(row, message);

        new MailVerdicts(dns, "mx.example.org", "report", PATIENCE).prepare(mail, message);

        assertThat(MailVerdict.of(mail).authenticated()).isEqualTo(Authentication.UNVERIFIED);
        assertThat(MailVerdict.of(mail).results()).doesNotContain("spf=");
    }

    @Test
    void aDnsThatNeverAnswersHoldsNothingUpForLong() throws IOException {
        int mails = 400;
        CountDownLatch never = new CountDownLatch(1);
        Dns silent = (_, _) -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return SILENCE;
        };
        try (TestMailServer server = TestMailServer.start(DATABASE.settings(), folder, silent)) {
            long begin = System.nanoTime();
            SmtpLoad load = new SmtpLoad(server.address(), 10, 100, false, ADDRESS, REPORTS::message);
            assertThat(load.send(0, mails).accepted()).hasSize(mails);
            // One after the other, 400 mails would wait for twenty minutes.
            TestMailServer.await(Duration.ofSeconds(20), () -> DATABASE.number("select count(*) from intake") == mails);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(MailVerdicts.PATIENCE);
        } finally {
            never.countDown();
        }
        assertThat(DATABASE.number("select count(*) from intake where authenticated = 'unverified'"
                        + " and authentication_results like '%dmarc=temperror%no answer within 3 s%'"))
                .isEqualTo(mails);
    }

    private IntakeEntry deliver(Dns dns, String sender, String message) throws IOException {
        try (TestMailServer server = TestMailServer.start(DATABASE.settings(), folder, dns);
                SmtpClient client = SmtpClient.greet(server.address())) {
            assertThat(client.deliver(sender, ADDRESS, message).code()).isEqualTo(250);
            TestMailServer.await(PATIENCE, () -> DATABASE.number("select count(*) from intake") == 1);
        }
        return new IntakeStore(DATABASE.database())
                .list(account(), IntakeFilter.ALL, Optional.empty(), 0, 10)
                .getFirst();
    }

    private static List<Authentication> reports() {
        return new ReportStore(DATABASE.database())
                .list(account(), ReportFilter.ALL, Optional.empty(), 0, 10).stream()
                        .map(report -> report.authenticated())
                        .toList();
    }

    private static long account() {
        return DATABASE.number("select id from accounts");
    }

    private static String reportFrom(String domain) {
        return new String(REPORTS.message(1), StandardCharsets.US_ASCII)
                .replace("From: noreply@reporter.example", "From: noreply@" + domain);
    }

    private static SigningKey signingKey(KeyPair pair) {
        return switch (SigningKey.of(KeyType.ED25519, pair.getPrivate())) {
            case SigningKey.Read(SigningKey key) -> key;
            case SigningKey.Unusable(String problem) -> throw new AssertionError(problem);
        };
    }
}
