package org.mailassay.appliance.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.fetch.FetchAnswer;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.account.EmailAddress;
import org.mailassay.store.account.TestAccounts;
import org.mailassay.store.alert.AlertMails;
import org.mailassay.store.alert.AlertStore;
import org.mailassay.store.alert.AlertWork;
import org.mailassay.store.alert.CertificateStore;
import org.mailassay.store.alert.DigestWork;
import org.mailassay.store.alert.FactReading;
import org.mailassay.store.outgoing.OutgoingMail;
import org.mailassay.store.outgoing.OutgoingState;
import org.mailassay.store.outgoing.OutgoingStore;
import org.mailassay.store.outgoing.ReturnPath;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.testing.TestDatabase;

/// Alerts as they come out of the box, and the digest: from rows to mail.
class AlertRoundTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    /// A Thursday.
    private static final Instant NOW = Instant.parse("2026-04-30T12:00:00Z");

    private static final EmailAddress SENDER = new EmailAddress("notices@mailassay.example");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final OutgoingStore outgoing =
            new OutgoingStore(DATABASE.database(), new RawMessageStore(DATABASE.database()));
    private final AlertStore alerts = new AlertStore(DATABASE.database());
    private final AlertRound round = new AlertRound(
            new FactReading(DATABASE.database()),
            new AlertWork(DATABASE.database(), outgoing),
            new AlertLetters(alerts, SENDER, new ReturnPath.Given(SENDER)),
            now::get);

    @Test
    void aNewSenderAndAFailureSpikeAreMailedWithNothingSet() {
        long account = account("box@example.com");
        long domain = domain(account, "box.example");
        run(
                "insert into daily_totals select %d, %d, day, 1, 1000, 990, 990, 980, 1000, 0, 0"
                        + " from generate_series(date '2026-04-10', date '2026-04-28', interval '1 day') as day",
                account, domain);
        assertThat(round.run()).as("an ordinary domain").isZero();

        run(
                "insert into daily_totals values (%d, %d, '2026-04-29', 1, 1000, 600, 600, 600, 1000, 0, 0)",
                account, domain);
        run(
                "insert into domain_senders values (%d, %d, 'spam.example', '203.0.113.9', 400, 0, '2026-04-30T10:00:00Z',"
                        + " false)",
                account, domain);
        assertThat(round.run()).isEqualTo(2);
        assertThat(round.run()).as("said once").isZero();

        List<OutgoingMail> mails = mails(account);
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().forwardPath()).isEqualTo("box@example.com");
        assertThat(mails.getFirst().purpose()).isEqualTo("alert");
        assertThat(DATABASE.text("select string_agg(data ->> 'rule', ' ' order by id) from events where account_id = "
                        + account))
                .isEqualTo("new_sender failure_rate");
        now.set(NOW.plus(Duration.ofHours(25)));
        run(
                "insert into daily_totals values (%d, %d, '2026-04-30', 1, 1000, 990, 990, 980, 1000, 0, 0)",
                account, domain);
        assertThat(round.run()).as("both are over").isEqualTo(2);
        assertThat(mails(account)).hasSize(2);
    }

    @Test
    void onlyAddressesThatAreTheAccountsAreWrittenTo() {
        long account = account("owner@example.com");
        long domain = domain(account, "owner.example");
        alerts.saveMails(account, new AlertMails(List.of("owner@example.com", "gone@example.com"), true));
        run("update domains set dns_status = 'invalid' where account_id = %d and id = %d", account, domain);
        round.run();
        assertThat(mails(account)).extracting(OutgoingMail::forwardPath).containsExactly("owner@example.com");

        long silent = account("silent@example.com");
        long other = domain(silent, "silent.example");
        alerts.saveMails(silent, new AlertMails(List.of(), false));
        run("update domains set dns_status = 'invalid' where account_id = %d and id = %d", silent, other);
        assertThat(round.run()).isEqualTo(1);
        assertThat(mails(silent)).isEmpty();
    }

    @Test
    void theDigestComesOnceAWeekToThoseWhoWantIt() {
        long account = account("week@example.com");
        long domain = domain(account, "week.example");
        run(
                "insert into daily_totals values (%d, %d, '2026-04-22', 1, 1000, 900, 900, 900, 1000, 0, 0)",
                account, domain);
        long without = account("without@example.com");
        domain(without, "without.example");
        alerts.saveMails(without, new AlertMails(List.of("without@example.com"), false));
        WeeklyDigest digest = new WeeklyDigest(
                new DigestWork(DATABASE.database(), outgoing), alerts, SENDER, new ReturnPath.Given(SENDER), now::get);

        now.set(Instant.parse("2026-04-28T12:00:00Z"));
        assertThat(digest.run()).as("a Tuesday").isZero();
        now.set(NOW);
        digest.run();
        assertThat(mails(account)).extracting(OutgoingMail::purpose).containsExactly("digest");
        assertThat(mails(without)).isEmpty();
        digest.run();
        assertThat(mails(account)).hasSize(1);
        now.set(NOW.plus(Duration.ofDays(7)));
        digest.run();
        assertThat(mails(account)).hasSize(2);
    }

    @Test
    void certificatesThatEndSoonAreFoundAndToldOf() {
        long account = account("certificates@example.com");
        long domain = domain(account, "certificates.example");
        run(
                "insert into dns_records (account_id, domain_id, record_type, record_key, record_value, origin,"
                        + " first_seen_at, last_seen_at) values (%d, %d, 'MTA-STS-POLICY', 'mta-sts.certificates.example',"
                        + " 'version: STSv1', 'x', now(), now()), (%1$d, %2$d, 'BIMI', 'default._bimi.certificates.example',"
                        + " 'v=BIMI1; l=https://certificates.example/a.svg; a=https://certificates.example/a.pem', 'x', now(), now())",
                account, domain);
        Map<String, FetchAnswer> web = Map.of(
                "https://mta-sts.certificates.example/.well-known/mta-sts.txt",
                fetched("", Optional.of(new FetchAnswer.Certificate("CN=x", NOW.plus(Duration.ofDays(10))))),
                "https://certificates.example/a.pem",
                fetched("no certificate", Optional.empty()));
        Fetcher fetcher = request -> web.getOrDefault(request.url(), fetched("", Optional.empty()));
        new CertificateWatch(new CertificateStore(DATABASE.database()), fetcher, now::get).run();

        round.run();
        assertThat(DATABASE.text("select summary from alerts where account_id = " + account))
                .isEqualTo("certificates.example: there ends the certificate of mta-sts.certificates.example on"
                        + " 2026-05-10.");
    }

    private static FetchAnswer fetched(String body, Optional<FetchAnswer.Certificate> certificate) {
        return new FetchAnswer.Fetched(
                "https://x.example/",
                200,
                List.of(),
                "text/plain",
                -1,
                Octets.of(body.getBytes(StandardCharsets.UTF_8)),
                false,
                certificate);
    }

    private List<OutgoingMail> mails(long account) {
        return outgoing.list(account, Set.of(OutgoingState.values()), 0, 100);
    }

    private static void run(String sql, long account, long domain) {
        DATABASE.execute(sql.formatted(account, domain));
    }

    private static long account(String email) {
        return TestAccounts.create(DATABASE.database(), email).id();
    }

    private static long domain(long account, String name) {
        run(
                "insert into domains (account_id, name, active, verified_at) values (%d, '" + name + "', true, now())",
                account,
                0);
        return DATABASE.number("select id from domains where account_id = " + account + " and name = '" + name + "'");
    }
}
