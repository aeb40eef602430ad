package org.mailassay.store.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.store.account.Account;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.testing.TestDatabase;

class ScanReceptionTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private final ScanFixture fixture = new ScanFixture(DATABASE.database());
    private final ScanStore scans = new ScanStore(DATABASE.database(), new RawMessageStore(DATABASE.database()));
    private final ScanWork work = new ScanWork(DATABASE.database());
    private final SeedAddressStore seeds = new SeedAddressStore(DATABASE.database());

    @Test
    void aScanTakesOneMessageWithTheFactsOfItsSession() {
        Account account = fixture.account("one@example.org", -1, -1);
        Scan scan = fixture.create(account);
        assertThat(scan.localPart()).matches("s[0-9a-z]{15}");
        assertThat(open(scan.localPart())).isEqualTo(1);

        ScanRunKey run = started(fixture.take("m1", scan.localPart()));

        assertThat(run).isEqualTo(new ScanRunKey(scan.key(), 1));
        assertThat(open(scan.localPart())).as("RCPT refuses a second").isZero();
        assertThat(DATABASE.number("select count(*) from scan_tasks where task_instance = '" + run + "'"))
                .isEqualTo(1);
        assertThat(fixture.take("m1", scan.localPart())).as("handed in again").isEqualTo(new Acceptance.TakenBefore());
        assertThat(fixture.take("m2", scan.localPart())).isEqualTo(new Acceptance.Closed());
        assertThat(scans.find(account.id(), scan.localPart()).orElseThrow().status())
                .isEqualTo(ScanStatus.PROCESSING);
        ScanJob job = work.begin(run, ScanFixture.NOW).orElseThrow();
        ReceivedMessage mail = fixture.mail("m1");
        assertThat(job.message())
                .usingRecursiveComparison()
                .ignoringFields("envelope")
                .isEqualTo(mail);
        assertThat(job.message().envelope().recipients()).containsExactly(scan.localPart() + "@mx.example");
        assertThat(job.message().envelope().reversePath()).isEqualTo("bounce@example.com");
    }

    @Test
    void aClientThatWasNotSeenStaysUnseen() {
        Connection hidden = new Connection.Hidden("mail.example.com", "ESMTP", Optional.empty());
        Scan scan = fixture.create(fixture.account("hidden@example.org", -1, -1));
        ReceivedMessage seen = fixture.mail("hidden");
        ReceivedMessage mail =
                new ReceivedMessage(seen.name(), seen.octets(), seen.envelope(), hidden, seen.receivedAt());

        ScanRunKey run = started(fixture.take(mail, scan.localPart()));

        assertThat(work.begin(run, ScanFixture.NOW).orElseThrow().message().connection())
                .isEqualTo(hidden);
    }

    @Test
    void ofManyAtOnceTheFirstWins() throws Exception {
        Account account = fixture.account("race@example.org", -1, -1);
        Scan scan = fixture.create(account);
        List<Acceptance> answers = atOnce(8, n -> fixture.take("race-" + n, scan.localPart()));

        assertThat(answers).filteredOn(Acceptance.Started.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Acceptance.Closed.class::isInstance).hasSize(7);
    }

    @Test
    void aSeedAddressMakesAScanOfEveryMail() throws Exception {
        Account account = fixture.account("seed@example.org", 2, -1);
        String localPart = seed(account).localPart();

        List<Acceptance> answers = atOnce(4, _ -> fixture.take("same", localPart));

        assertThat(answers).filteredOn(Acceptance.Started.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Acceptance.TakenBefore.class::isInstance).hasSize(3);
        Scan made = scans.list(account.id(), all(), 0, 10).getFirst();
        assertThat(made.localPart()).matches("s[0-9a-z]{15}");
        assertThat(made.seedLocalPart()).isEqualTo(localPart);
        assertThat(open(made.localPart()))
                .as("nothing is taken at the scan's own name")
                .isZero();
        assertThat(seeds.list(account.id()).getFirst().lastUsedAt()).contains(ScanFixture.NOW.plusSeconds(12));

        assertThat(fixture.take("second", localPart)).isInstanceOf(Acceptance.Started.class);
        assertThat(fixture.take("third", localPart)).isInstanceOf(Acceptance.OverQuota.class);
        Scan refused = scans.list(account.id(), all(), 0, 10).getFirst();
        assertThat(refused.status()).isEqualTo(ScanStatus.FAILED);
        assertThat(refused.failure()).isEqualTo(ScanReception.OVER_QUOTA);
        assertThat(fixture.take("third", localPart)).isEqualTo(new Acceptance.TakenBefore());
        assertThat(scans.reanalyze(account.id(), refused.localPart(), ScanMode.REFRESH, ScanFixture.NOW))
                .as("no way around the quota")
                .isEqualTo(new Reanalysis.QuotaReached());
    }

    @Test
    void deletedAndUnknownAddressesTakeNothing() {
        Account account = fixture.account("deleted@example.org", -1, -1);
        Account other = fixture.account("other@example.org", -1, -1);
        SeedAddress seed = seed(account);
        assertThat(seeds.delete(other.id(), seed.id())).isFalse();
        assertThat(seeds.delete(account.id(), seed.id())).isTrue();
        Scan scan = fixture.create(account);
        assertThat(scans.delete(other.id(), scan.localPart())).isFalse();
        assertThat(scans.delete(account.id(), scan.localPart())).isTrue();

        for (String localPart : List.of(seed.localPart(), scan.localPart(), "nobody", account.reportingLocalPart())) {
            assertThat(fixture.take("late-" + localPart, localPart)).isEqualTo(new Acceptance.Closed());
        }
        assertThat(open(seed.localPart()) + open(scan.localPart())).isZero();
    }

    @Test
    void seedAddressesHaveALimit() {
        Account account = fixture.account("limit@example.org", -1, 1);
        SeedAddress first = seed(account);
        assertThat(first.localPart()).matches("seed-[0-9a-z]{12}");
        assertThat(seeds.create(account, "b", ScanFixture.NOW)).isEqualTo(new SeedCreation.LimitReached(1));
        seeds.delete(account.id(), first.id());
        assertThat(seeds.create(account, "b", ScanFixture.NOW)).isInstanceOf(SeedCreation.Created.class);
    }

    private SeedAddress seed(Account account) {
        return switch (seeds.create(account, "Newsletter", ScanFixture.NOW)) {
            case SeedCreation.Created(SeedAddress address) -> address;
            case SeedCreation.LimitReached _ -> throw new IllegalStateException();
        };
    }

    private static ScanFilter all() {
        return new ScanFilter(java.util.EnumSet.allOf(ScanStatus.class), "");
    }

    private static ScanRunKey started(Acceptance acceptance) {
        return ((Acceptance.Started) acceptance).run();
    }

    private static long open(String localPart) {
        return DATABASE.number("select count(*) from recipients where local_part = '" + localPart + "'");
    }

    private static <T> List<T> atOnce(int number, java.util.function.IntFunction<T> work) throws Exception {
        CyclicBarrier together = new CyclicBarrier(number);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                int n = i;
                Callable<T> task = () -> {
                    together.await();
                    return work.apply(n);
                };
                running.add(threads.submit(task));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        }
    }
}
