package org.mailassay.appliance.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.images.ImageOptimizer;
import org.mailassay.analysis.scan.ScanLimits;
import org.mailassay.analysis.testing.Zones;
import org.mailassay.store.Database;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.TestAccounts;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.scan.Acceptance;
import org.mailassay.store.scan.Scan;
import org.mailassay.store.scan.ScanEvent;
import org.mailassay.store.scan.ScanFixture;
import org.mailassay.store.scan.ScanMode;
import org.mailassay.store.scan.ScanOutcome;
import org.mailassay.store.scan.ScanRunKey;
import org.mailassay.store.scan.ScanSignals;
import org.mailassay.store.scan.ScanStatus;
import org.mailassay.store.scan.ScanStore;
import org.mailassay.store.scan.ScanSummary;
import org.mailassay.store.scan.ScanWork;
import org.mailassay.store.testing.TestDatabase;

class ScanSchedulerTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final String ZONES = """
            example.com: [{TXT: 'v=spf1 ip4:198.51.100.7 -all'}]
            _dmarc.example.com: [{TXT: 'v=DMARC1; p=reject'}]
            """;
    private static final Account ACCOUNT = TestAccounts.create(DATABASE.database(), "scans@example.org");

    private final ScanFixture fixture = new ScanFixture(DATABASE.database());
    private final ScanStore scans = new ScanStore(DATABASE.database(), new RawMessageStore(DATABASE.database()));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void empty() {
        DATABASE.execute("truncate scans, scan_tasks cascade");
    }

    @Test
    void aMessageIsScannedAtOnceAndAgainFromItsRecording() throws Exception {
        MessageScan run = messageScan(ZONES);
        try (Node _ = node("one", run, 8)) {
            Scan scan = fixture.create(ACCOUNT);
            long began = System.nanoTime();
            fixture.take("first", scan.localPart());
            await(() -> status(scan) == ScanStatus.COMPLETED);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));

            Scan done = scans.find(ACCOUNT.id(), scan.localPart()).orElseThrow();
            assertThat(done.summary().overall()).isPresent();
            assertThat(done.summary().senderDomain()).isEqualTo("example.com");
            String results = scans.results(scan.key()).orElseThrow();
            assertThat(results).contains("\"scan_id\":\"" + scan.localPart() + "\"", "\"id\":\"spf.result\"");
            assertThat(scans.events(scan.key(), 0, 100))
                    .extracting(ScanEvent::subject)
                    .startsWith("")
                    .contains("spf", "dkim", "dmarc", "blocklists", "content")
                    .endsWith("");
        }
        MessageScan elsewhere = messageScan("{}");
        try (Node _ = node("two", elsewhere, 8)) {
            Scan scan = scans.list(
                            ACCOUNT.id(),
                            new org.mailassay.store.scan.ScanFilter(java.util.Set.of(ScanStatus.COMPLETED), ""),
                            0,
                            1)
                    .getFirst();
            String first = scans.results(scan.key()).orElseThrow();
            scans.reanalyze(ACCOUNT.id(), scan.localPart(), ScanMode.REPLAY, Instant.now());
            await(() -> status(scan) == ScanStatus.COMPLETED);
            assertThat(scans.results(scan.key())).contains(first);
            scans.reanalyze(ACCOUNT.id(), scan.localPart(), ScanMode.REFRESH, Instant.now());
            await(() -> status(scan) == ScanStatus.COMPLETED
                    && !scans.results(scan.key()).orElseThrow().equals(first));
        }
    }

    private static MessageScan messageScan(String zones) {
        ScanWorld world = new ScanWorld(
                Zones.of(zones),
                Fetcher.none(),
                List.of(),
                List.of(),
                ImageOptimizer.none(),
                List.of(),
                Map.of(),
                List::of);
        return new MessageScan(world, "mx.example.org", ScanLimits.DEFAULT);
    }

    /// Long before the scheduler would look by itself.
    @Test
    void whatIsQueuedBeginsAtOnce() throws Exception {
        Semaphore began = new Semaphore(0);
        List<Long> millis = new ArrayList<>();
        try (Node _ = node("one", (_, _) -> outcome(began::release), 8)) {
            for (int i = 0; i < 20; i++) {
                Scan scan = fixture.create(ACCOUNT);
                fixture.take("at-once-" + i, scan.localPart());
                long committed = System.nanoTime();
                assertThat(began.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
                millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - committed));
            }
        }
        millis.sort(Long::compare);
        System.out.println("From commit to start, ms: " + millis);
        assertThat(millis.get(10)).as("the median").isLessThan(100);
    }

    @Test
    void noMoreThanTheSettingRunAtOnce() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(3);
        Semaphore go = new Semaphore(0);
        try (Node _ = node(
                "one",
                (_, _) -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    full.countDown();
                    go.acquire();
                    running.decrementAndGet();
                    return outcome(() -> {});
                },
                3)) {
            for (int i = 0; i < 10; i++) {
                fixture.take("many-" + i, fixture.create(ACCOUNT).localPart());
            }
            assertThat(full.await(60, TimeUnit.SECONDS)).isTrue();
            go.release(10);
            await(() -> completed() == 10);
        }
        assertThat(most.get()).isEqualTo(3);
        assertThat(meters.timer("mailassay.scans", "status", "completed").count())
                .isEqualTo(10);
    }

    @Test
    void aScanOfADeadNodeIsTakenOver() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Scan scan = fixture.create(ACCOUNT);
        Node dying = node(
                "dying",
                (_, _) -> {
                    begun.countDown();
                    new CountDownLatch(1).await();
                    return outcome(() -> {});
                },
                8);
        fixture.take("orphan", scan.localPart());
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        // Its connections are gone: neither a heartbeat nor an end comes from it any more.
        dying.database().close();
        try (Node _ = node("heir", (_, _) -> outcome(() -> {}), 8)) {
            await(() -> status(scan) == ScanStatus.COMPLETED);
        }
        assertThat(DATABASE.number("select attempts from scans")).isEqualTo(2);
        dying.close();
    }

    @Test
    void anInfrastructureFailureIsTriedAgainAndAnythingElseIsTheEnd() throws Exception {
        ConcurrentHashMap<String, Integer> attempts = new ConcurrentHashMap<>();
        try (Node _ = node(
                "one",
                (job, _) -> {
                    String name = job.message().name();
                    if (attempts.merge(name, 1, Integer::sum) == 1 && name.equals("away")) {
                        throw new StoreUnavailable("away", new IllegalStateException());
                    }
                    if (name.equals("broken")) {
                        throw new IllegalArgumentException("broken");
                    }
                    return outcome(() -> {});
                },
                8)) {
            Scan away = fixture.create(ACCOUNT);
            Scan broken = fixture.create(ACCOUNT);
            fixture.take("away", away.localPart());
            fixture.take("broken", broken.localPart());
            await(() -> status(away) == ScanStatus.COMPLETED && status(broken) == ScanStatus.FAILED);
            assertThat(scans.find(ACCOUNT.id(), broken.localPart())
                            .orElseThrow()
                            .failure())
                    .contains("broke off")
                    .doesNotContain("IllegalArgument");
        }
        assertThat(attempts).containsEntry("away", 2).containsEntry("broken", 1);
    }

    /// A hundred megabytes want more memory than all scans together may have. They get all of it, and nobody else any.
    @Test
    @Timeout(90)
    void aMailThatWantsMoreMemoryThanThereIsIsScannedAlone() throws Exception {
        Semaphore begun = new Semaphore(0);
        List<Boolean> disturbed = Collections.synchronizedList(new ArrayList<>());
        ScanTask task = new ScanTask(
                new ScanWork(DATABASE.database()),
                (job, _) -> {
                    if (job.message().name().startsWith("large")) {
                        begun.drainPermits();
                        disturbed.add(begun.tryAcquire(300, TimeUnit.MILLISECONDS));
                    }
                    return outcome(begun::release);
                },
                Duration.ofHours(1),
                InstantSource.system(),
                meters);
        List<ScanRunKey> runs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Scan scan = fixture.create(ACCOUNT);
            String name = (i % 4 == 1 ? "large-" : "small-") + i;
            runs.add(((Acceptance.Started) fixture.take(name, scan.localPart())).run());
            if (name.startsWith("large")) {
                DATABASE.execute("update raw_message set size = 104857600 from scans"
                        + " where scans.raw_message_id = raw_message.id and scans.local_part = '"
                        + scan.localPart() + "'");
            }
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> tasks = runs.stream()
                    .<Callable<Boolean>>map(run -> () -> {
                        task.execute(run);
                        return true;
                    })
                    .toList();
            for (Future<Boolean> done : threads.invokeAll(tasks)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(disturbed).containsExactly(false, false);
        assertThat(completed()).isEqualTo(8);
    }

    @Test
    void anAnalysisThatDoesNotEndIsEnded() throws Exception {
        Scan scan = fixture.create(ACCOUNT);
        var run = ((Acceptance.Started) fixture.take("endless", scan.localPart())).run();
        ScanTask task = new ScanTask(
                new ScanWork(DATABASE.database()),
                (_, _) -> {
                    new CountDownLatch(1).await();
                    return outcome(() -> {});
                },
                Duration.ofHours(1),
                InstantSource.system(),
                meters,
                Duration.ofMillis(200));
        task.execute(run);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(scans.find(ACCOUNT.id(), scan.localPart()).orElseThrow().failure())
                .isEqualTo("The analysis did not come to an end.");
    }

    private Node node(String name, ScanRun run, int atOnce) {
        Database database = Database.open(DATABASE.settings());
        ScanSignals signals = ScanSignals.open(database);
        ScanTask task = new ScanTask(new ScanWork(database), run, Duration.ofHours(1), InstantSource.system(), meters);
        return new Node(
                database, signals, ScanScheduler.start(database, name, signals, task, atOnce, Duration.ofMillis(500)));
    }

    private ScanStatus status(Scan scan) {
        return scans.find(ACCOUNT.id(), scan.localPart()).orElseThrow().status();
    }

    private static long completed() {
        return DATABASE.number("select count(*) from scans where status = 'completed'");
    }

    private static ScanOutcome outcome(Runnable first) {
        first.run();
        return new ScanOutcome(
                "{}",
                new ScanSummary(OptionalInt.empty(), OptionalDouble.empty(), "", "", ""),
                ScanFixture.octets("[]"),
                Optional.empty());
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(90);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("the time until it happens").isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /// One process that shares the database.
    private record Node(Database database, ScanSignals signals, ScanScheduler scheduler) implements AutoCloseable {
        @Override
        public void close() {
            scheduler.close();
            signals.close();
            database.close();
        }
    }
}
