package org.mailassay.store.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.TestAccounts;
import org.mailassay.store.testing.TestDatabase;

class DomainStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Instant NOW = Instant.parse("2026-04-05T09:15:00Z");

    private final DomainStore domains = new DomainStore(DATABASE.database());

    @Test
    void aDomainIsAddedDeactivatedAndOnce() {
        Account account = TestAccounts.create(DATABASE.database(), "adds@example.com");
        Account other = TestAccounts.create(DATABASE.database(), "adds-too@example.com");

        Domain domain = added(account, "example.com");
        assertThat(domain.active()).isFalse();
        assertThat(domain.activatedAt()).isEmpty();
        assertThat(domain.dnsStatus()).isEqualTo("unknown");
        assertThat(domains.add(account, new DomainName("example.com"))).isEqualTo(new DomainAddition.Duplicate());
        assertThat(added(other, "example.com").id()).isNotEqualTo(domain.id());
        assertThat(domains.find(account.id(), new DomainName("example.com"))).contains(domain);
        assertThat(domains.find(other.id(), domain.id())).isEmpty();
    }

    @Test
    void aDomainIsActivatedAndDeactivated() {
        Account account = TestAccounts.create(DATABASE.database(), "activates@example.com");
        Account other = TestAccounts.create(DATABASE.database(), "activates-not@example.com");
        Domain domain = added(account, "example.org");

        assertThat(domains.activate(other, domain.id(), NOW)).isEqualTo(new DomainActivation.NoSuchDomain());
        assertThat(domains.activate(account, domain.id(), NOW))
                .isInstanceOfSatisfying(
                        DomainActivation.Active.class,
                        active -> assertThat(active.domain().activatedAt()).contains(NOW));
        assertThat(domains.activate(account, domain.id(), NOW.plusSeconds(5)))
                .as("activating again changes nothing")
                .isInstanceOfSatisfying(
                        DomainActivation.Active.class,
                        active -> assertThat(active.domain().activatedAt()).contains(NOW));
        assertThat(domains.deactivate(other.id(), domain.id())).isEmpty();
        assertThat(domains.deactivate(account.id(), domain.id()).orElseThrow().active())
                .isFalse();
    }

    @Test
    void quotasHoldEvenWhenAskedAtOnce() throws Exception {
        Account account = TestAccounts.withPlan(
                DATABASE.database(), TestAccounts.create(DATABASE.database(), "quota@example.com"), 3, 30, 30);
        List<Callable<DomainAddition>> wishes = IntStream.range(0, 10)
                .<Callable<DomainAddition>>mapToObj(
                        i -> () -> domains.add(account, new DomainName("d" + i + ".example")))
                .toList();
        List<DomainAddition> outcomes;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            outcomes = threads.invokeAll(wishes).stream().map(Future::resultNow).toList();
        }

        assertThat(outcomes).filteredOn(DomainAddition.Added.class::isInstance).hasSize(3);
        assertThat(outcomes)
                .filteredOn(new DomainAddition.QuotaReached(3)::equals)
                .hasSize(7);
        domains.list(account.id(), 0, DomainStore.ALL).forEach(domain -> domains.activate(account, domain.id(), NOW));
        Account smaller = TestAccounts.withPlan(DATABASE.database(), account, 1, 30, 30);
        Domain first = domains.list(account.id(), 0, 1).getFirst();
        domains.deactivate(account.id(), first.id());
        assertThat(domains.activate(smaller, first.id(), NOW)).isEqualTo(new DomainActivation.QuotaReached(1));
    }

    @Test
    void listsGoOnAfterTheLastId() {
        Account account = TestAccounts.create(DATABASE.database(), "lists@example.com");
        List<Domain> all = IntStream.range(0, 5)
                .mapToObj(i -> added(account, "l" + i + ".example"))
                .toList();

        assertThat(domains.list(account.id(), 0, DomainStore.ALL)).isEqualTo(all);
        assertThat(domains.list(account.id(), all.get(1).id(), 2)).isEqualTo(all.subList(2, 4));
    }

    @Test
    void anOlderJudgementNeverReplacesALaterOne() {
        Account account = TestAccounts.create(DATABASE.database(), "judged@example.com");
        Domain domain = added(account, "judged.example");

        domains.recordJudgement(account.id(), domain.id(), "valid", "{}", NOW);
        domains.recordJudgement(account.id(), domain.id(), "invalid", "{}", NOW.minusSeconds(1));

        Domain judged = domains.find(account.id(), domain.id()).orElseThrow();
        assertThat(judged.dnsStatus()).isEqualTo("valid");
        assertThat(judged.dnsCheckedAt()).isEqualTo(Optional.of(NOW));
    }

    private Domain added(Account account, String name) {
        return ((DomainAddition.Added) domains.add(account, new DomainName(name))).domain();
    }
}
