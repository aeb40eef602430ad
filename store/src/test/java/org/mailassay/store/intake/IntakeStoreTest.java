package org.mailassay.store.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.analysis.report.RefusalReason;
import org.mailassay.store.testing.TestDatabase;

class IntakeStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final String REPORT = """
            report one.example %s %s 2026-03-01T00:00:00Z 2026-03-02T00:00:00Z
            row 192.0.2.1 5 none spf dkim
            """;

    private final IntakeFixture fixture = new IntakeFixture(DATABASE);
    private final IntakeStore store = new IntakeStore(DATABASE.database());
    private long account;

    @BeforeEach
    void makeAccount(TestInfo test) {
        account = fixture.account(test.getDisplayName() + "@example.org");
        fixture.domain(account, "example.com", true);
        fixture.domain(account, "sleeping.example", false);
    }

    @Test
    void tellsTheFateOfEverythingInAMessage() {
        String script = REPORT.formatted("r-1", "example.com")
                + REPORT.formatted("r-1", "example.com")
                + REPORT.formatted("r-2", "sleeping.example")
                + REPORT.formatted("r-3", "unknown.example")
                + REPORT.formatted("r-4", "example.com")
                + "broken\nfailure\ntls\nrefused\n";
        IntakeResult.Taken taken = fixture.taken(account, "m1", script);

        IntakeEntry entry = store.find(account, taken.intakeId()).orElseThrow();
        assertThat(entry.outcomes()).isEqualTo(taken.outcomes());
        assertThat(entry.outcomes())
                .extracting(Outcome::fate)
                .containsExactly(
                        Fate.STORED,
                        Fate.DUPLICATE,
                        Fate.DEACTIVATED,
                        Fate.UNASSIGNED,
                        Fate.REFUSED,
                        Fate.UNASSIGNED,
                        Fate.UNASSIGNED,
                        Fate.REFUSED);
        assertThat(entry.outcomes().getLast())
                .isEqualTo(new Outcome.Refused(
                        new PartLocation(7, 0, "part-7"), RefusalReason.NOT_A_REPORT, "nothing here"));
        assertThat(entry.fate()).isEqualTo(Fate.STORED);
        assertThat(entry.reason()).isEqualTo("truncated_xml");
        assertThat(entry.client()).isEmpty();
        assertThat(entry.size()).isEqualTo(script.length());
    }

    @Test
    void keepsWhoBroughtTheMessage() {
        Connection client = new Connection.Smtp(
                InetAddress.ofLiteral("2001:db8::25"), 4711, "mx.example", "ESMTP", Optional.empty());
        Arrival arrival = new Arrival(
                account,
                new ReceivedMessage(
                        "m1",
                        ReportScript.octets("refused\n"),
                        new Envelope("reports@one.example", List.of("rua@mail.example")),
                        client,
                        IntakeFixture.RECEIVED),
                OptionalLong.of(4711),
                Authentication.PASS);
        IntakeResult.Taken taken = (IntakeResult.Taken) fixture.intake.take(arrival);

        IntakeEntry entry = store.find(account, taken.intakeId()).orElseThrow();
        assertThat(entry.client()).contains(InetAddress.ofLiteral("2001:db8::25"));
        assertThat(entry.reversePath()).isEqualTo("reports@one.example");
        assertThat(entry.authenticated()).isEqualTo(Authentication.PASS);
        assertThat(entry.receivedAt()).isEqualTo(IntakeFixture.RECEIVED);
        assertThat(entry.rawMessageId()).isEqualTo(4711);
        assertThat(DATABASE.number("select count(*) from raw_message where id = 4711"))
                .as("it was stored before, by the queue")
                .isZero();
    }

    @Test
    void listsFiltersAndPages() {
        fixture.taken(account, "m1", REPORT.formatted("r-1", "example.com"));
        fixture.taken(account, "m2", "refused\n");
        fixture.taken(account, "m3", REPORT.formatted("r-3", "sleeping.example"));
        fixture.taken(account, "m4", "refused\n");

        List<IntakeEntry> page = store.list(account, IntakeFilter.ALL, Optional.empty(), 0, 3);
        assertThat(page).extracting(IntakeEntry::mailName).containsExactly("m4", "m3", "m2");
        assertThat(store.list(
                        account, IntakeFilter.ALL, Optional.of(page.getLast().cursor()), 0, 3))
                .extracting(IntakeEntry::mailName)
                .containsExactly("m1");
        assertThat(names(new IntakeFilter(Optional.of(Fate.REFUSED), ""))).containsExactly("m4", "m2");
        assertThat(names(new IntakeFilter(Optional.empty(), "domain_deactivated")))
                .containsExactly("m3");
        assertThat(names(new IntakeFilter(Optional.of(Fate.STORED), "domain_deactivated")))
                .isEmpty();
    }

    @Test
    void findsWhatMayBeTriedAgain() {
        fixture.taken(account, "m1", REPORT.formatted("r-1", "example.com"));
        long refused = fixture.taken(account, "m2", "refused\n").intakeId();
        long sleeping = fixture.taken(account, "m3", REPORT.formatted("r-2", "sleeping.example"))
                .intakeId();

        assertThat(store.retryable(account, "", 0, 10)).containsExactly(refused, sleeping);
        assertThat(store.retryable(account, "", refused, 10)).containsExactly(sleeping);
        assertThat(store.retryable(account, "not_a_report", 0, 10)).containsExactly(refused);
    }

    @Test
    void showsNothingToAnotherAccount() {
        long other = fixture.account("other-of-" + account + "@example.org");
        long id = fixture.taken(account, "m1", "refused\n").intakeId();
        assertThat(store.find(other, id)).isEmpty();
        assertThat(store.list(other, IntakeFilter.ALL, Optional.empty(), 0, 10)).isEmpty();
        assertThat(store.retryable(other, "", 0, 10)).isEmpty();
    }

    private List<String> names(IntakeFilter filter) {
        return store.list(account, filter, Optional.empty(), 0, 10).stream()
                .map(IntakeEntry::mailName)
                .toList();
    }
}
