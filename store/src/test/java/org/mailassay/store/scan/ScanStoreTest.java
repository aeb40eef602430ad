package org.mailassay.store.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.store.account.Account;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.retention.Retention;
import org.mailassay.store.testing.TestDatabase;

class ScanStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Instant NOW = ScanFixture.NOW;

    private final ScanFixture fixture = new ScanFixture(DATABASE.database());
    private final RawMessageStore rawMessages = new RawMessageStore(DATABASE.database());
    private final ScanStore scans = new ScanStore(DATABASE.database(), rawMessages);
    private final ScanWork work = new ScanWork(DATABASE.database());
    private final ScanSharing sharing = new ScanSharing(DATABASE.database());

    @Test
    void aRunEndsOnceWithItsResults() {
        Account account = fixture.account("run@example.org", -1, -1);
        ScanRunKey run = received(account, "run");
        assertThat(work.begin(run, NOW).orElseThrow().attempt()).isEqualTo(1);
        assertThat(work.begin(run, NOW).orElseThrow().attempt()).isEqualTo(2);
        work.progress(run, List.of(new FinishedCheck("spf", 1, 2), new FinishedCheck("dkim", 2, 2)));
        ScanOutcome outcome = ScanFixture.outcome(87);

        assertThat(work.complete(run, withImages(outcome), NOW.plusSeconds(45), NOW.plusSeconds(100)))
                .isTrue();
        assertThat(work.complete(run, ScanFixture.outcome(1), NOW, NOW)).isFalse();
        assertThat(work.fail(run, "too late", NOW)).isFalse();
        assertThat(DATABASE.text("select string_agg(type, ' ') from events where subject = 'scan:"
                        + run.scan().id() + "'"))
                .isEqualTo("scan.completed");
        assertThat(work.begin(run, NOW)).isEmpty();
        work.progress(run, List.of(new FinishedCheck("late", 3, 3)));

        Scan scan = only(account);
        assertThat(scan.status()).isEqualTo(ScanStatus.COMPLETED);
        assertThat(scan.processingMillis()).hasValue(33_000);
        assertThat(scan.processedAt()).contains(NOW.plusSeconds(45));
        assertThat(scan.summary()).isEqualTo(outcome.summary());
        assertThat(scans.results(scan.key())).contains(outcome.results());
        assertThat(scans.rawMessage(scan.key())).contains(fixture.mail("run").octets());
        assertThat(scans.images(scan.key(), NOW.plusSeconds(99))).contains(ScanFixture.octets("zip"));
        assertThat(scans.images(scan.key(), NOW.plusSeconds(100))).isEmpty();
        assertThat(scans.events(scan.key(), 0, 100))
                .extracting(ScanEvent::kind, ScanEvent::subject)
                .containsExactly(
                        tuple(ScanEvent.Kind.RECEIVED, ""),
                        tuple(ScanEvent.Kind.CHECK, "spf"),
                        tuple(ScanEvent.Kind.CHECK, "dkim"),
                        tuple(ScanEvent.Kind.COMPLETED, ""));
        long second = scans.events(scan.key(), 0, 2).getLast().id();
        assertThat(scans.events(scan.key(), second, 100)).hasSize(2);
    }

    @Test
    void aMessageIsAnalysedAgainFromTheRecordingOrAnew() {
        Account account = fixture.account("again@example.org", -1, -1);
        ScanRunKey first = received(account, "again");
        String localPart = only(account).localPart();
        assertThat(scans.reanalyze(account.id(), localPart, ScanMode.REFRESH, NOW))
                .isEqualTo(new Reanalysis.NotFinished());
        work.fail(first, "it broke", NOW);
        assertThat(only(account).failure()).isEqualTo("it broke");
        assertThat(scans.reanalyze(account.id(), localPart, ScanMode.REPLAY, NOW))
                .isEqualTo(new Reanalysis.NothingToReplay());

        ScanRunKey second = again(account, localPart, ScanMode.REFRESH);
        assertThat(work.complete(first, ScanFixture.outcome(1), NOW, NOW))
                .as("of a run before")
                .isFalse();
        assertThat(work.begin(second, NOW).orElseThrow().recording()).isEmpty();
        work.complete(second, ScanFixture.outcome(50), NOW, NOW);
        ScanRunKey third = again(account, localPart, ScanMode.REPLAY);
        assertThat(work.begin(third, NOW).orElseThrow().recording())
                .contains(ScanFixture.outcome(50).recording());
        assertThat(scans.events(third.scan(), 0, 100))
                .extracting(ScanEvent::kind)
                .as("earlier runs are no longer told")
                .containsExactly(ScanEvent.Kind.RECEIVED);
        assertThat(scans.reanalyze(account.id() + 1_000, localPart, ScanMode.REFRESH, NOW))
                .isEqualTo(new Reanalysis.NoSuchScan());
    }

    @Test
    void theQuotaIsOfTheUtcDayAndDeletingGivesNothingBack() {
        Account account = fixture.account("quota@example.org", 2, -1);
        Scan first = fixture.create(account);
        fixture.create(account);
        scans.delete(account.id(), first.localPart());

        assertThat(scans.create(account, Instant.parse("2026-03-25T23:59:59Z")))
                .isEqualTo(new ScanCreation.QuotaReached(2));
        assertThat(scans.usedOn(account.id(), NOW)).isEqualTo(2);
        assertThat(scans.create(account, Instant.parse("2026-03-26T00:00:00Z")))
                .isInstanceOf(ScanCreation.Created.class);
        assertThat(scans.create(fixture.account("none@example.org", 0, -1), NOW))
                .isEqualTo(new ScanCreation.QuotaReached(0));
    }

    @Test
    void aDeletedScansMessageGoesWithTheNextMinutesJob() {
        Account account = fixture.account("gone@example.org", -1, -1);
        received(account, "gone");
        String stored = "select count(*) from raw_message where sha256 = sha256('"
                + new String(fixture.mail("gone").octets().toByteArray(), StandardCharsets.US_ASCII)
                        .replace("\r", "\\015")
                        .replace("\n", "\\012")
                + "')";
        rawMessages.deletePrivate();
        assertThat(DATABASE.number(stored)).isEqualTo(1);

        scans.delete(account.id(), only(account).localPart());
        rawMessages.deletePrivate();

        assertThat(DATABASE.number(stored)).isZero();
        assertThat(DATABASE.number("select count(*) from private_octets")).isZero();
    }

    @Test
    void anUploadedMessageIsCarriedOutAtOnce() {
        Account account = fixture.account("upload@example.org", -1, -1);
        ReceivedMessage message = new ReceivedMessage(
                "upload-1",
                ScanFixture.octets("Subject: hello\r\n\r\n"),
                new Envelope("", List.of()),
                new Connection.Unknown(),
                NOW);

        Scan scan = ((ScanCreation.Created) scans.create(account, message)).scan();

        assertThat(scan.status()).isEqualTo(ScanStatus.PROCESSING);
        assertThat(work.begin(new ScanRunKey(scan.key(), 1), NOW).orElseThrow().message())
                .isEqualTo(message);
        assertThat(DATABASE.number("select count(*) from recipients where local_part = '" + scan.localPart() + "'"))
                .isZero();
    }

    @Test
    void listsAreFilteredAndCounted() {
        Account account = fixture.account("lists@example.org", -1, -1);
        ScanRunKey completed = received(account, "completed");
        work.complete(completed, ScanFixture.outcome(87), NOW, NOW);
        received(account, "processing");
        fixture.create(account);
        Set<ScanStatus> all = EnumSet.allOf(ScanStatus.class);

        assertThat(scans.count(account.id(), new ScanFilter(all, ""))).isEqualTo(3);
        assertThat(scans.list(account.id(), new ScanFilter(all, ""), 1, 1)).hasSize(1);
        assertThat(scans.list(account.id(), new ScanFilter(Set.of(ScanStatus.PENDING), ""), 0, 10))
                .extracting(Scan::status)
                .containsExactly(ScanStatus.PENDING);
        assertThat(scans.count(account.id(), new ScanFilter(all, "example.com")))
                .isEqualTo(1);
        assertThat(scans.count(account.id(), new ScanFilter(all, "example.net")))
                .isZero();
        assertThat(scans.count(account.id() + 1_000, new ScanFilter(all, ""))).isZero();
    }

    @Test
    void aPageIsSharedUntilItIsNot() {
        Account account = fixture.account("share@example.org", -1, -1);
        String localPart = fixture.create(account).localPart();
        assertThat(sharing.share(account.id() + 1_000, localPart)).isFalse();
        assertThat(sharing.share(account.id(), localPart)).isTrue();
        String token = only(account).shareToken();
        assertThat(token).matches("[0-9A-Za-z]{22}");
        sharing.share(account.id(), localPart);
        assertThat(only(account).shareToken()).isEqualTo(token);
        sharing.countView(token);
        assertThat(sharing.find(token).orElseThrow().viewCount()).isEqualTo(1);
        assertThat(sharing.unshare(account.id(), localPart)).isTrue();
        assertThat(sharing.unshare(account.id(), localPart)).isFalse();
        assertThat(sharing.find(token)).isEmpty();
        assertThat(sharing.find("")).isEmpty();
    }

    @Test
    void whatIsOldEnoughGoes() {
        ScanExpiry expiry = new ScanExpiry(DATABASE.database());
        Account account = fixture.account("expiry@example.org", -1, -1);
        Scan pending = fixture.create(account);
        ScanRunKey run = received(account, "kept");
        work.complete(run, withImages(ScanFixture.outcome(1)), NOW, NOW.plusSeconds(60));
        expiry.run(NOW.plus(Duration.ofDays(1)));
        assertThat(scans.find(account.id(), pending.localPart())).isPresent();

        assertThat(expiry.run(NOW.plus(Duration.ofDays(1)).plusSeconds(1))).isPositive();
        assertThat(scans.find(account.id(), pending.localPart())).isEmpty();
        assertThat(fixture.take("too-late", pending.localPart())).isEqualTo(new Acceptance.Closed());
        assertThat(DATABASE.number("select count(*) from scan_images")).isZero();
        assertThat(only(account).status()).isEqualTo(ScanStatus.COMPLETED);

        DATABASE.execute("update raw_message set stored_at = '2026-03-25 00:00Z'");
        DATABASE.execute("update plans set retention_days = 30 where name = 'plan of expiry@example.org'");
        Retention retention = new Retention(DATABASE.database(), rawMessages);
        retention.run(NOW.plus(Duration.ofDays(30)));
        assertThat(scans.rawMessage(only(account).key())).isPresent();
        assertThat(retention.run(NOW.plus(Duration.ofDays(31))).scans()).isEqualTo(1);
        assertThat(DATABASE.number("select count(*) from raw_message where id not in"
                        + " (select raw_message_id from scans where raw_message_id is not null)"))
                .isZero();
    }

    @Test
    void whatHappensIsHeardOfOnEveryNode() throws InterruptedException {
        Account account = fixture.account("signals@example.org", -1, -1);
        Scan scan = fixture.create(account);
        CountDownLatch queued = new CountDownLatch(1);
        try (ScanSignals signals = ScanSignals.open(DATABASE.database());
                ScanSignals.Watch watch = signals.watch(scan.key())) {
            signals.whenQueued(queued::countDown);
            awaitListening();
            fixture.take("heard", scan.localPart());
            assertThat(queued.await(60, TimeUnit.SECONDS)).isTrue();
            long began = System.nanoTime();
            watch.await(Duration.ofSeconds(60));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(50));
        }
    }

    private static void awaitListening() {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (DATABASE.number("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and query = 'listen scan_events'")
                == 0) {
            assertThat(System.nanoTime()).as("within the deadline").isLessThan(deadline);
        }
    }

    private ScanRunKey received(Account account, String mailName) {
        return ((Acceptance.Started)
                        fixture.take(mailName, fixture.create(account).localPart()))
                .run();
    }

    private ScanRunKey again(Account account, String localPart, ScanMode mode) {
        return ((Reanalysis.Started) scans.reanalyze(account.id(), localPart, mode, NOW)).run();
    }

    private Scan only(Account account) {
        return scans.list(account.id(), new ScanFilter(EnumSet.allOf(ScanStatus.class), ""), 0, 10)
                .getFirst();
    }

    private static ScanOutcome withImages(ScanOutcome outcome) {
        return new ScanOutcome(
                outcome.results(),
                outcome.summary(),
                outcome.recording(),
                Optional.of(Octets.of("zip".getBytes(StandardCharsets.US_ASCII))));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }
}
