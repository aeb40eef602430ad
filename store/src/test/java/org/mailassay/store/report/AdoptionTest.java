package org.mailassay.store.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.domain.DomainAddition;
import org.mailassay.store.domain.DomainStore;
import org.mailassay.store.intake.Fate;
import org.mailassay.store.intake.IntakeFilter;
import org.mailassay.store.intake.IntakeFixture;
import org.mailassay.store.intake.IntakeStore;
import org.mailassay.store.intake.Outcome;
import org.mailassay.store.testing.TestDatabase;

class AdoptionTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final String REPORT = """
            report one.example %s %s 2026-03-01T12:00:00Z 2026-03-02T12:00:00Z
            row 192.0.2.1 5 none spf dkim
            row 192.0.2.1 3 none dkim
            row 2001:db8::1 7 reject
            """;

    private final IntakeFixture fixture = new IntakeFixture(DATABASE);
    private long account;
    private String of;

    @BeforeEach
    void makeAccount(TestInfo test) {
        account = fixture.account(test.getDisplayName() + "@example.org");
        of = "account_id = " + account;
    }

    @Test
    void countsAdoptedReportsAsIfTheDomainHadBeenThereBefore() {
        fixture.taken(account, "m1", REPORT.formatted("r-1", "example.com"));
        fixture.taken(account, "m2", REPORT.formatted("r-2", "a.b.example.com"));
        assertThat(add("example.com")).isEqualTo(2);

        long before = fixture.account("before-of-" + account + "@example.org");
        fixture.domain(before, "example.com", true);
        fixture.taken(before, "m1", REPORT.formatted("r-1", "example.com"));
        fixture.taken(before, "m2", REPORT.formatted("r-2", "a.b.example.com"));

        assertThat(fixture.total("messages", of)).isEqualTo(30);
        assertThat(differences("daily_totals", "day", before)).isZero();
        assertThat(differences("daily_sources", "day, source_ip", before)).isZero();
        assertThat(differences("weekly_sources", "week, first_day, last_day, source_ip", before))
                .isZero();
        assertThat(new IntakeStore(DATABASE.database()).list(account, IntakeFilter.ALL, Optional.empty(), 0, 10))
                .allSatisfy(entry -> {
                    assertThat(entry.fate()).isEqualTo(Fate.STORED);
                    assertThat(entry.outcomes()).extracting(Outcome::fate).containsExactly(Fate.STORED);
                });
    }

    @Test
    void happensWhenADomainIsAdded() {
        fixture.taken(account, "m1", REPORT.formatted("r-1", "example.com"));
        Account owner = new AccountStore(DATABASE.database()).find(account).orElseThrow();
        DomainName name = DomainName.of("example.com").orElseThrow();

        assertThat(new DomainStore(DATABASE.database()).add(owner, name)).isInstanceOf(DomainAddition.Added.class);
        assertThat(new DomainStore(DATABASE.database()).add(owner, name)).isInstanceOf(DomainAddition.Duplicate.class);
        assertThat(fixture.total("messages", of)).isEqualTo(15);
    }

    @Test
    void leavesOtherNamesAndOtherAccountsAlone() {
        long other = fixture.account("other-of-" + account + "@example.org");
        fixture.taken(other, "m1", REPORT.formatted("r-1", "example.com"));
        fixture.taken(account, "m1", REPORT.formatted("r-1", "notexample.com"));
        fixture.taken(account, "m2", REPORT.formatted("r-2", "example.com.example"));
        fixture.taken(account, "m3", REPORT.formatted("r-3", "com"));
        fixture.taken(account, "m4", REPORT.formatted("r-4", "exampleXcom"));

        assertThat(add("example.com")).isZero();
        assertThat(DATABASE.number(
                        "select count(*) from daily_totals where account_id in (" + account + ", " + other + ")"))
                .isZero();
    }

    @Test
    void changesOnlyWhatWasAdoptedInAMessageOfSeveralReports() {
        fixture.taken(
                account,
                "m1",
                REPORT.formatted("r-1", "example.com") + REPORT.formatted("r-2", "example.net") + "refused\n");
        add("example.com");

        assertThat(new IntakeStore(DATABASE.database()).list(account, IntakeFilter.ALL, Optional.empty(), 0, 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.outcomes())
                        .extracting(Outcome::fate)
                        .containsExactly(Fate.STORED, Fate.UNASSIGNED, Fate.REFUSED));
    }

    @Test
    void leavesNoReportBehindThatArrivesAtTheSameMoment() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writers = IntStream.range(0, 3)
                    .<Future<?>>mapToObj(writer -> threads.submit(() -> {
                        for (int i = 0; i < 30; i++) {
                            String id = "r-" + writer + "-" + i;
                            fixture.taken(account, id, REPORT.formatted(id, "example.com"));
                        }
                    }))
                    .toList();
            Future<Integer> addition = threads.submit(() -> {
                while (DATABASE.number("select count(*) from reports where " + of) < 20) {
                    Thread.onSpinWait();
                }
                return add("example.com");
            });
            for (Future<?> writer : writers) {
                writer.get();
            }
            assertThat(addition.get()).isBetween(20, 89);
        }
        assertThat(fixture.total("messages", of)).isEqualTo(90 * 15);
        assertThat(fixture.total("reports", of)).isEqualTo(90);
    }

    private int add(String domain) {
        return DATABASE.database().inTransaction(transaction -> {
            try (var statement = transaction.prepareStatement(
                    "insert into domains (account_id, name, active) values (?, ?, true) returning id")) {
                statement.setLong(1, account);
                statement.setString(2, domain);
                try (var row = statement.executeQuery()) {
                    row.next();
                    return Adoption.adopt(transaction, account, row.getLong(1), domain);
                }
            }
        });
    }

    /// Rows that only one of the two accounts has.
    private long differences(String table, String keys, long other) {
        String columns = keys + ", messages, spf_pass, dkim_pass, dmarc_pass, none, quarantined, rejected";
        String mine = "select " + columns + " from " + table + " where account_id = " + account;
        String theirs = "select " + columns + " from " + table + " where account_id = " + other;
        return DATABASE.number("select count(*) from ((%1$s except %2$s) union all (%2$s except %1$s)) as differences"
                .formatted(mine, theirs));
    }
}
