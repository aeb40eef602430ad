package org.mailassay.store.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.store.account.TestAccounts;
import org.mailassay.store.event.EventData;
import org.mailassay.store.event.EventLog;
import org.mailassay.store.event.EventType;
import org.mailassay.store.event.NewEvent;
import org.mailassay.store.testing.TestDatabase;
import org.mailassay.store.testing.TestSealing;

class WebhookWorkTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final WebhookSecrets SECRETS = new WebhookSecrets(TestSealing.KEY);

    private static final Instant NOW = Instant.parse("2026-04-30T12:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static int accounts;

    private final WebhookStore store = new WebhookStore(DATABASE.database(), SECRETS);
    private final WebhookWork work = new WebhookWork(DATABASE.database(), SECRETS);
    private long account;

    @BeforeEach
    void newAccount() {
        DATABASE.execute("delete from webhooks");
        account = TestAccounts.create(DATABASE.database(), "hooks" + ++accounts + "@example.com")
                .id();
    }

    @Test
    void aWebhookGetsWhatHappensFromThenOnOfItsTypes() {
        tell(NOW, "before", EventType.SCAN_COMPLETED);
        webhook("https://a.example/", List.of("scan.completed"));
        tell(NOW, "one", EventType.SCAN_COMPLETED);
        tell(NOW, "other", EventType.SCAN_FAILED);
        tell(NOW.minus(Duration.ofHours(25)), "old", EventType.SCAN_COMPLETED);
        collect();

        assertThat(claim(NOW)).extracting(DeliveryJob::subject).containsExactly("one");
        assertThat(claim(NOW)).as("claimed already").isEmpty();
        assertThat(claim(NOW.plus(LEASE)).size())
                .as("whoever claimed it is dead")
                .isEqualTo(1);
    }

    @Test
    void aLaterEventOfASubjectWaitsForTheEarlierAndOthersDoNot() {
        webhook("https://b.example/", List.of());
        tell(NOW, "x", EventType.DNS_CHANGED);
        tell(NOW, "x", EventType.DNS_REMOVED);
        tell(NOW, "y", EventType.DNS_CHANGED);
        collect();

        List<DeliveryJob> first = claim(NOW);
        assertThat(first).extracting(DeliveryJob::subject).containsExactlyInAnyOrder("x", "y");
        first.forEach(job -> conclude(job, job.subject().equals("x"), NOW));
        assertThat(claim(NOW)).as("x failed, and is due later").isEmpty();

        List<DeliveryJob> again = claim(NOW.plusSeconds(10));
        assertThat(again).extracting(DeliveryJob::eventType).containsExactly("dns.changed");
        conclude(again.getFirst(), false, NOW.plusSeconds(10));
        assertThat(claim(NOW.plusSeconds(10)))
                .extracting(DeliveryJob::eventType)
                .containsExactly("dns.removed");
    }

    @Test
    void itIsTriedForADayThenGivenUpAndTheWebhookPaused() {
        Webhook webhook = webhook("https://c.example/secret", List.of());
        tell(NOW, "x", EventType.DNS_CHANGED);
        collect();
        Instant now = NOW;
        int attempts = 0;
        while (store.find(webhook.key()).orElseThrow().pausedAt().isEmpty()) {
            assertThat(now).isBeforeOrEqualTo(NOW.plus(Duration.ofHours(25)));
            for (DeliveryJob job : claim(now)) {
                conclude(job, true, now);
                attempts++;
            }
            now = now.plusSeconds(10);
        }
        assertThat(attempts).isBetween(10, 16);
        Delivery delivery = store.deliveries(webhook.key(), Long.MAX_VALUE, 10).getFirst();
        assertThat(delivery.state()).isEqualTo("given_up");
        assertThat(delivery.tries()).hasSize(attempts).allMatch(each -> each.status() == 500);
        assertThat(DATABASE.number(
                        "select count(*) from events where type = 'webhook.paused' and account_id = " + account))
                .isEqualTo(1);
        assertThat(DATABASE.text("select data from events where type = 'webhook.paused' and account_id = " + account))
                .contains("\"host\": \"c.example\"")
                .doesNotContain("secret");

        Instant resumed = now;
        tell(resumed, "y", EventType.DNS_CHANGED);
        collect();
        assertThat(claim(resumed)).as("paused").isEmpty();
        store.update(webhook.key(), new WebhookDraft(webhook.url(), webhook.format(), webhook.eventTypes(), true));
        work.collect(resumed);
        assertThat(claim(resumed))
                .as("what happened meanwhile, the pause included")
                .extracting(DeliveryJob::eventType)
                .containsExactlyInAnyOrder("webhook.paused", "dns.changed");
    }

    @Test
    void afterARotationBothSecretsSignForADay() {
        Webhook webhook = webhook("https://d.example/", List.of());
        store.rotate(webhook.key(), "second", NOW);
        store.test(webhook.key(), NOW);
        DeliveryJob job = claim(NOW).getFirst();
        assertThat(List.of(job.secret(), job.earlierSecret())).containsExactly("second", "first");
        conclude(job, false, NOW);

        Instant later = NOW.plus(WebhookStore.OVERLAP);
        store.test(webhook.key(), later);
        assertThat(claim(later).getFirst().earlierSecret()).isEmpty();
    }

    @Test
    void oneThatFailsHoldsNoMoreThanOnePlace() {
        Webhook webhook = webhook("https://e.example/", List.of());
        for (int i = 0; i < 9; i++) {
            tell(NOW, "s" + i, EventType.DNS_CHANGED);
        }
        collect();
        List<DeliveryJob> first = claim(NOW);
        assertThat(first).hasSize(4);
        first.forEach(job -> conclude(job, true, NOW));
        assertThat(claim(NOW)).as("it rests").isEmpty();
        assertThat(claim(NOW.plusSeconds(40))).hasSize(1);
        assertThat(store.find(webhook.key()).orElseThrow().state()).isEqualTo("failing");
    }

    @Test
    void oneThatIsLockedIsLeftForTheNextTime() {
        webhook("https://f.example/", List.of());
        tell(NOW, "x", EventType.DNS_CHANGED);
        long moved = DATABASE.database().inTransaction(transaction -> {
            try (Statement statement = transaction.createStatement()) {
                statement.execute("select from webhooks for update");
            }
            return work.collect(NOW);
        });
        assertThat(moved).isZero();
        assertThat(claim(NOW)).isEmpty();
        collect();
        assertThat(claim(NOW)).hasSize(1);
    }

    @Test
    void noneWaitsForAnothersLock() {
        Webhook locked = webhook("https://f.example/", List.of());
        Webhook free = webhook("https://free.example/", List.of());
        tell(NOW, "x", EventType.DNS_CHANGED);
        DATABASE.database().inTransaction(transaction -> {
            try (Statement statement = transaction.createStatement()) {
                statement.execute(
                        "select from webhooks where id = " + locked.key().id() + " for update");
            }
            return work.collect(NOW);
        });
        assertThat(claim(NOW)).extracting(DeliveryJob::webhook).containsExactly(free.key());
        collect();
        assertThat(claim(NOW)).extracting(DeliveryJob::webhook).containsExactly(locked.key());
    }

    @Test
    void secretsStandSealedAndOpenForTheirWebhookAlone() {
        Webhook webhook = webhook("https://s.example/", List.of());
        assertThat(store.rotate(webhook.key(), "second", NOW)).isPresent();
        String of = " from webhooks where id = " + webhook.key().id();
        assertThat(DATABASE.text("select secret || ' ' || earlier_secret" + of))
                .matches("sealed:[\\w.-]+ sealed:[\\w.-]+");
        assertThat(secrets(webhook, work)).containsExactly("second", "first");
        WebhookWork withOtherKey = new WebhookWork(DATABASE.database(), new WebhookSecrets(TestSealing.key(8)));
        assertThat(secrets(webhook, withOtherKey)).containsExactly("", "");
        String sealed = DATABASE.text("select secret" + of);
        assertThat(SECRETS.open(new WebhookKey(account, webhook.key().id() + 1), sealed))
                .as("of another webhook")
                .isEmpty();
        assertThat(SECRETS.open(webhook.key(), "sealed:x")).isEmpty();

        DATABASE.execute("update webhooks set secret = 'whsec_a', earlier_secret = 'whsec_b' where id = "
                + webhook.key().id());
        assertThat(secrets(webhook, work)).as("of an earlier version").containsExactly("whsec_a", "whsec_b");
        assertThat(SECRETS.sealPlain(DATABASE.database())).isEqualTo(1);
        assertThat(DATABASE.text("select secret || earlier_secret" + of)).doesNotContain("whsec");
        assertThat(secrets(webhook, work)).containsExactly("whsec_a", "whsec_b");
        assertThat(SECRETS.sealPlain(DATABASE.database())).isZero();
    }

    private List<String> secrets(Webhook webhook, WebhookWork by) {
        assertThat(store.test(webhook.key(), NOW)).isPresent();
        return by.claim(100, 4, NOW, LEASE).stream()
                .filter(job -> job.webhook().equals(webhook.key()))
                .peek(job -> conclude(job, false, NOW))
                .flatMap(job -> Stream.of(job.secret(), job.earlierSecret()))
                .toList();
    }

    @Test
    void whatIsReadAgainAfterARestoreDelaysNothing() {
        webhook("https://g.example/", List.of());
        tell(NOW, "x", EventType.DNS_CHANGED);
        collect();
        conclude(claim(NOW).getFirst(), false, NOW);
        DATABASE.execute("update webhooks set transaction = '0', event_id = 0");
        tell(NOW, "x", EventType.DNS_REMOVED);
        collect();
        assertThat(claim(NOW)).extracting(DeliveryJob::eventType).containsExactly("dns.removed");
    }

    @Test
    void whatWaitedForSomethingForgottenIsDue() {
        Webhook webhook = webhook("https://h.example/", List.of());
        tell(NOW, "x", EventType.DNS_CHANGED);
        collect();
        Instant later = NOW.plus(Duration.ofHours(1));
        tell(later, "x", EventType.DNS_REMOVED);
        work.collect(later);
        assertThat(work.forget(later, later)).isEqualTo(1);
        assertThat(store.deliveries(webhook.key(), Long.MAX_VALUE, 10))
                .allMatch(each -> each.nextAttemptAt().isPresent())
                .extracting(Delivery::eventType)
                .containsExactly("dns.removed");
    }

    @Test
    void anAccountWithManyWebhooksLeavesPlacesToOthers() {
        for (int i = 0; i < 5; i++) {
            webhook("https://many" + i + ".example/", List.of());
        }
        tell(NOW, "x", EventType.DNS_CHANGED);
        long many = account;
        account = TestAccounts.create(DATABASE.database(), "other" + accounts + "@example.com")
                .id();
        webhook("https://other.example/", List.of());
        tell(NOW, "x", EventType.DNS_CHANGED);
        collect();
        assertThat(work.claim(8, 4, NOW, LEASE))
                .extracting(job -> job.webhook().accountId())
                .containsExactlyInAnyOrder(many, many, account);
        assertThat(work.claim(8, 4, NOW, LEASE)).as("two are under way").isEmpty();
    }

    private Webhook webhook(String url, List<String> types) {
        return store.create(account, new WebhookDraft(url, WebhookFormat.JSON, types, true), "first", NOW)
                .orElseThrow();
    }

    private void collect() {
        long moved;
        do {
            moved = work.collect(NOW);
        } while (moved > 0);
    }

    private List<DeliveryJob> claim(Instant now) {
        return work.claim(100, 4, now, LEASE);
    }

    private void conclude(DeliveryJob job, boolean failure, Instant now) {
        work.conclude(
                job,
                new DeliveryAttempt(
                        job.attempt(),
                        now,
                        5,
                        failure ? DeliveryOutcome.STATUS : DeliveryOutcome.DELIVERED,
                        failure ? 500 : 200,
                        "",
                        ""),
                now);
    }

    private void tell(Instant at, String subject, EventType type) {
        DATABASE.database().inTransaction(transaction -> {
            EventLog.append(
                    transaction, List.of(new NewEvent(account, at, type, subject, "example.com", EventData.of())));
            return true;
        });
    }
}
