package org.mailassay.store.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.intake.IntakeFixture;
import org.mailassay.store.testing.TestDatabase;

class StatisticsStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    private final IntakeFixture fixture = new IntakeFixture(DATABASE);
    private final StatisticsStore store = new StatisticsStore(DATABASE.database());
    private long account;
    private long domain;

    @BeforeEach
    void takeReports(TestInfo test) {
        account = fixture.account(test.getDisplayName() + "@example.org");
        domain = fixture.domain(account, "example.com", true);
        fixture.taken(account, "m1", """
                report one.example r-1 example.com 2026-03-01T00:00:00Z 2026-03-02T00:00:00Z
                row 192.0.2.1 5 none spf dkim
                row 192.0.2.2 7 reject
                row 2001:db8::1 20 quarantine dkim
                """);
        fixture.taken(account, "m2", """
                report two.example r-2 example.com 2026-03-03T12:00:00Z 2026-03-04T12:00:00Z
                row 192.0.2.1 10 pass spf
                """);
    }

    @Test
    void showsEveryDayOfTheRangeInOrder() {
        assertThat(store.daily(account, domain, FIRST.minusDays(1), FIRST.plusDays(3)))
                .containsExactly(
                        new DailyStatistics(FIRST.minusDays(1), MessageCounts.ZERO),
                        new DailyStatistics(FIRST, new MessageCounts(32, 5, 25, 25, 5, 20, 7)),
                        new DailyStatistics(FIRST.plusDays(1), MessageCounts.ZERO),
                        new DailyStatistics(FIRST.plusDays(2), new MessageCounts(5, 5, 0, 5, 5, 0, 0)),
                        new DailyStatistics(FIRST.plusDays(3), new MessageCounts(5, 5, 0, 5, 5, 0, 0)));
    }

    @Test
    void showsWhatFailedAsTheRest() {
        MessageCounts counts = new MessageCounts(32, 5, 25, 26, 5, 20, 7);
        assertThat(List.of(counts.spfFail(), counts.dkimFail(), counts.dmarcFail()))
                .containsExactly(27L, 7L, 6L);
    }

    @Test
    void groupsAddressesByServiceThenByConfirmedNameThenAlone() {
        enrich("192.0.2.1", "mx1.mail.example.net", "example.net", "", "");
        enrich("192.0.2.2", "out.bulk.example", "bulk.example", "Bulk Sender", "marketing");
        enrich("2001:db8::1", "unconfirmed.example", "", "", "");

        List<Sender> senders = store.senders(account, domain, FIRST, FIRST.plusDays(3));

        assertThat(senders).extracting(Sender::name).containsExactly("2001:db8::1", "example.net", "Bulk Sender");
        Sender named = senders.get(1);
        assertThat(named.counts()).isEqualTo(new MessageCounts(15, 15, 5, 15, 15, 0, 0));
        assertThat(named.firstSeen()).isEqualTo(FIRST);
        assertThat(named.lastSeen()).isEqualTo(FIRST.plusDays(3));
        assertThat(named.addresses()).singleElement().satisfies(address -> {
            assertThat(address.address()).isEqualTo(InetAddress.ofLiteral("192.0.2.1"));
            assertThat(address.ptr()).isEqualTo("mx1.mail.example.net");
            assertThat(address.country()).isEqualTo("NL");
            assertThat(address.asn()).isEqualTo(64500);
        });
        assertThat(senders.get(2).service()).isEqualTo("Bulk Sender");
        assertThat(senders.get(2).category()).isEqualTo("marketing");
    }

    @Test
    void putsTheAddressesOfOneServiceTogether() {
        enrich("192.0.2.1", "a.bulk.example", "bulk.example", "Bulk Sender", "marketing");
        enrich("192.0.2.2", "b.other.example", "other.example", "Bulk Sender", "marketing");
        enrich("2001:db8::1", "", "", "", "");

        Sender sender = store.senders(account, domain, FIRST, FIRST.plusDays(3)).getFirst();

        assertThat(sender.name()).isEqualTo("Bulk Sender");
        assertThat(sender.counts().messages()).isEqualTo(22);
        assertThat(sender.addresses())
                .extracting(address -> address.counts().messages())
                .as("most first")
                .containsExactly(15L, 7L);
    }

    @Test
    void leavesDaysOutsideOfTheRangeOut() {
        List<Sender> senders = store.senders(account, domain, FIRST.plusDays(2), FIRST.plusDays(2));
        assertThat(senders).singleElement().satisfies(sender -> {
            assertThat(sender.counts().messages()).isEqualTo(5);
            assertThat(sender.lastSeen()).isEqualTo(FIRST.plusDays(2));
        });
    }

    /// Against the days themselves, for every range of five weeks, so that weeks are whole, cut at either end, or
    /// absent.
    @Test
    void countsEveryRangeAsItsDaysDo() {
        for (int day = 0; day < 35; day++) {
            LocalDate date = FIRST.plusDays(day);
            fixture.taken(account, "day-" + day, """
                    report one.example day-%d example.com %sT00:00:00Z %sT23:59:59Z
                    row 192.0.2.1 %d none spf dkim
                    row 198.51.100.%d 1 reject
                    """.formatted(day, date, date, 1 + day, day % 9));
        }
        for (int first = 0; first < 35; first++) {
            for (int last = first; last < 35; last++) {
                LocalDate from = FIRST.plusDays(first);
                LocalDate to = FIRST.plusDays(last);
                List<String> addresses = store.senders(account, domain, from, to).stream()
                        .flatMap(sender -> sender.addresses().stream())
                        .map(address -> IpAddressText.format(address.address()) + " "
                                + address.counts().messages() + " "
                                + address.counts().dmarcPass() + " " + address.firstSeen() + " " + address.lastSeen())
                        .toList();
                assertThat(addresses).as("%s to %s", from, to).containsExactlyInAnyOrderElementsOf(texts("""
                                select concat_ws(' ', host(source_ip), sum(messages), sum(dmarc_pass), min(day), max(day))
                                    as text
                                from daily_sources where account_id = %d and day between '%s' and '%s'
                                group by source_ip""".formatted(
                                account, from, to)));
            }
        }
    }

    @Test
    void showsNothingToAnotherAccount() {
        long other = fixture.account("other-of-" + account + "@example.org");
        assertThat(store.senders(other, domain, FIRST, FIRST.plusDays(3))).isEmpty();
        assertThat(store.daily(other, domain, FIRST, FIRST))
                .containsExactly(new DailyStatistics(FIRST, MessageCounts.ZERO));
    }

    /// What the migration that made the table filled it with.
    @Test
    void theWeeksOfEarlierSchemasAreTheSumsOfTheirDays() {
        for (String day : List.of("2026-03-05", "2026-03-08", "2026-03-09")) {
            fixture.taken(account, day, """
                    report one.example %s example.com %sT00:00:00Z %sT23:59:59Z
                    row 192.0.2.1 3 none spf dkim
                    """.formatted(day, day, day));
        }
        String weeks = "select concat_ws(' ', weekly_sources.*) as text from weekly_sources order by 1";
        List<String> written = texts(weeks);
        assertThat(written).isNotEmpty();
        String migration = SqlFiles.read(Database.class, "migration/V7__weekly_sources");
        DATABASE.execute("delete from weekly_sources");
        DATABASE.execute(migration.substring(migration.indexOf("insert into weekly_sources")));
        assertThat(texts(weeks)).isEqualTo(written);
    }

    private static List<String> texts(String query) {
        return DATABASE.database()
                .rows(query, Map.of(), row -> row.column("text").get(String.class));
    }

    private static void enrich(String address, String ptr, String baseDomain, String service, String category) {
        DATABASE.execute("""
                update source_addresses
                set ptr = '%s', confirmed = true, base_domain = '%s', service = '%s', category = '%s', country = 'NL',
                    asn = 64500, as_name = 'Example', checked_at = now()
                where address = '%s'""".formatted(ptr, baseDomain, service, category, address));
    }
}
