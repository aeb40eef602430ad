package org.mailassay.store.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.store.Database;
import org.mailassay.store.DatabaseSettings;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.testing.TestDatabase;
import org.mailassay.store.testing.TestSealing;

/// Many writers at once, and transactions that break at every step.
class IntakeUnderStressTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final int WRITERS = 6;

    private final IntakeFixture fixture = new IntakeFixture(DATABASE);
    private long account;
    private String of;

    @BeforeEach
    void makeAccount(TestInfo test) {
        account =
                fixture.account("a" + Integer.toHexString(test.getDisplayName().hashCode()) + "@example.org");
        fixture.domain(account, "example.com", true);
        of = "account_id = " + account;
    }

    /// Every message is delivered twice, by writers that take the same messages in different orders, one by one and
    /// in batches, all for one domain and the same two days.
    @Test
    void countsEverythingOnceWhateverComesTogether() throws Exception {
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            arrivals.add(IntakeFixture.arrival(account, "m" + i, report("r-" + i, i) + report("shared", 0)));
        }
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            List<Arrival> shuffled = new ArrayList<>(arrivals);
            Collections.shuffle(shuffled, new Random(writer));
            boolean batches = writer % 2 == 0;
            writers.add(() -> taken(batches ? fixture.intake.takeAll(shuffled) : takeEach(shuffled)));
        }
        int taken = 0;
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            for (Future<Integer> writer : threads.invokeAll(writers)) {
                taken += writer.get();
            }
        }

        assertThat(taken).as("each message is taken by one of them").isEqualTo(60);
        assertThat(fixture.total("reports", of)).isEqualTo(61);
        assertThat(fixture.total("messages", of)).isEqualTo(61 * 10);
        for (String table : List.of("daily_sources", "weekly_sources", "report_rows")) {
            assertThat(DATABASE.number("select sum(messages) from " + table + " where " + of))
                    .as(table)
                    .isEqualTo(61 * 10);
        }
        assertThat(DATABASE.number("select count(*) from intake where " + of)).isEqualTo(60);
        assertThat(DATABASE.number(
                        "select count(*) from raw_message where id not in (select raw_message_id from" + " intake)"))
                .isZero();
    }

    /// Reports of different days of one week, of which one has more sources than are counted at a time: writers meet
    /// in the week's rows alone.
    @Test
    void daysOfOneWeekDoNotMeetInADeadlock() throws Exception {
        StringBuilder large = new StringBuilder(
                "report one.example large example.com 2026-03-02T00:00:00Z" + " 2026-03-02T23:59:59Z\n");
        for (int i = 0; i < 12_000; i++) {
            // An order of its own, unlike that of the addresses.
            int address = (i * 7_919) % 12_000;
            large.append("row 10.9.%d.%d 1 none spf dkim\n".formatted(address / 250, address % 250));
        }
        List<Callable<Integer>> writers = new ArrayList<>();
        writers.add(() -> taken(takeEach(List.of(IntakeFixture.arrival(account, "large", large.toString())))));
        for (int writer = 1; writer < WRITERS; writer++) {
            int day = 2 + writer % 6;
            List<Arrival> small = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                small.add(IntakeFixture.arrival(
                        account, "w" + writer + "-" + i, """
                        report one.example w%d-%d example.com 2026-03-0%dT00:00:00Z 2026-03-0%dT23:59:59Z
                        row 10.9.%d.7 1 none spf dkim
                        row 10.9.0.%d 1 none spf dkim
                        """.formatted(writer, i, day, day, i, i)));
            }
            writers.add(() -> taken(takeEach(small)));
        }
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            for (Future<Integer> writer : threads.invokeAll(writers)) {
                writer.get();
            }
        }
        long messages = 12_000 + (WRITERS - 1) * 80L;
        for (String table : List.of("daily_totals", "daily_sources", "weekly_sources")) {
            assertThat(DATABASE.number("select sum(messages) from " + table + " where " + of))
                    .as(table)
                    .isEqualTo(messages);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "raw_message",
                "reports",
                "report_rows",
                "intake",
                "daily_totals",
                "daily_sources",
                "weekly_sources",
                "source_addresses"
            })
    void leavesNothingBehindWhereItBreaksAndCountsOnceWhenItIsDeliveredAgain(String table) {
        Arrival arrival = IntakeFixture.arrival(account, "m1", report("r-" + table, 7));
        DATABASE.execute("create function break() returns trigger language plpgsql as"
                + " 'begin perform pg_terminate_backend(pg_backend_pid()); return null; end'");
        DATABASE.execute(
                "create trigger break after insert on " + table + " for each statement execute function break()");
        try {
            assertThatThrownBy(() -> fixture.intake.take(arrival)).isInstanceOf(StoreUnavailable.class);
        } finally {
            DATABASE.execute("drop function break cascade");
        }
        for (String each :
                List.of("reports", "report_rows", "intake", "daily_totals", "daily_sources", "weekly_sources")) {
            assertThat(DATABASE.number("select count(*) from " + each + " where " + of))
                    .as(each)
                    .isZero();
        }

        assertThat(fixture.intake.take(arrival)).isInstanceOf(IntakeResult.Taken.class);
        assertThat(fixture.intake.take(arrival)).isInstanceOf(IntakeResult.TakenBefore.class);
        assertThat(fixture.total("messages", of)).isEqualTo(10);
    }

    @Test
    void goesOnAfterTheDatabaseWasAway() {
        DatabaseSettings one = new DatabaseSettings(
                DATABASE.settings().url(),
                DATABASE.settings().user(),
                DATABASE.settings().password(),
                1,
                Duration.ofSeconds(3));
        try (Database second = Database.open(one)) {
            ReportIntake intake =
                    new ReportIntake(second, new RawMessageStore(second), ReportScript::read, TestSealing.KEY);
            intake.take(IntakeFixture.arrival(account, "m1", report("r-1", 1)));
            int only = second.row(
                            "select pg_backend_pid() as pid",
                            Map.of(),
                            row -> row.column("pid").getInt())
                    .orElseThrow();
            DATABASE.execute("select pg_terminate_backend(" + only + ")");

            // The pool hands the broken connection out once more, or has noticed by itself.
            Arrival arrival = IntakeFixture.arrival(account, "m2", report("r-2", 2));
            try {
                intake.take(arrival);
            } catch (StoreUnavailable e) {
                assertThat(intake.take(arrival)).as("after " + e).isInstanceOf(IntakeResult.Taken.class);
            }
        }
        assertThat(fixture.total("reports", of)).isEqualTo(2);
    }

    private List<IntakeResult> takeEach(List<Arrival> arrivals) {
        return arrivals.stream().map(fixture.intake::take).toList();
    }

    private static int taken(List<IntakeResult> results) {
        return (int) results.stream()
                .filter(result -> result instanceof IntakeResult.Taken)
                .count();
    }

    /// Ten messages over two days, from addresses in an order that differs from report to report.
    private static String report(String id, int seed) {
        List<String> rows = new ArrayList<>(List.of(
                "row 192.0.2.1 4 none spf dkim",
                "row 192.0.2.2 3 reject",
                "row 192.0.2.3 2 quarantine",
                "row 2001:db8::1 1 none"));
        Collections.shuffle(rows, new Random(seed));
        return "report one.example " + id + " example.com 2026-03-01T12:00:00Z 2026-03-02T12:00:00Z\n"
                + String.join("\n", rows) + "\n";
    }
}
