package org.mailassay.store.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.store.testing.TestDatabase;

/// What looks at addresses tell the event log.
class CardEventsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final CardWork work = new CardWork(DATABASE.database());

    @Test
    void listingsAndCrisesAreToldWhenTheyBeginAndEnd() {
        DATABASE.execute("insert into accounts (email) values ('one@example.com')");
        DATABASE.execute("insert into ips (account_id, ip_value, input_type, first_address, last_address, ip_count,"
                + " verification_method, verification_scope, verified_at) values (1, '2001:db8::1', 'single',"
                + " '2001:db8::1', '2001:db8::1', 1, 'dns', 'ptr', now())");
        work.enrol(NOW);
        look(false, List.of(), List.of("a.example", "b.example"));
        look(true, List.of("a.example"), List.of("b.example"));
        look(true, List.of("a.example"), List.of());
        look(true, List.of(), List.of());
        look(false, List.of("b.example"), List.of("a.example"));

        assertThat(DATABASE.text(
                        "select string_agg(type || ' ' || coalesce(data ->> 'zone', data ->> 'crisis'), ', ' order by id)"
                                + " from events where account_id = 1 and subject = 'address:2001:db8::1'"))
                .isEqualTo("health.changed true, blocklist.listed a.example, health.changed false,"
                        + " blocklist.listed b.example, blocklist.delisted a.example");
    }

    private void look(boolean crisis, List<String> listed, List<String> clean) {
        DueAddress due = new DueAddress(1, 1, InetAddress.ofLiteral("2001:db8::1"), 0);
        work.record(
                List.of(new AddressCheck.Carded(due, 50, crisis, "{}", new ListStandings(listed, clean), NOW, NOW)));
    }
}
