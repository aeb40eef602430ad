package org.mailassay.appliance.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.analysis.testing.Zones;
import org.mailassay.appliance.fetch.WebhookClients;
import org.mailassay.store.account.TestAccounts;
import org.mailassay.store.event.EventData;
import org.mailassay.store.event.EventLog;
import org.mailassay.store.event.EventType;
import org.mailassay.store.event.NewEvent;
import org.mailassay.store.testing.TestDatabase;
import org.mailassay.store.testing.TestSealing;
import org.mailassay.store.webhook.Delivery;
import org.mailassay.store.webhook.DeliveryOutcome;
import org.mailassay.store.webhook.Webhook;
import org.mailassay.store.webhook.WebhookDraft;
import org.mailassay.store.webhook.WebhookFormat;
import org.mailassay.store.webhook.WebhookSecrets;
import org.mailassay.store.webhook.WebhookStore;
import org.mailassay.store.webhook.WebhookWork;

/// Receivers that are slow, fail, hang, redirect or show another certificate: what each leads to, with nothing lost
/// and every subject in order.
class WebhookRoundsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final WebhookSecrets SECRETS = new WebhookSecrets(TestSealing.KEY);

    private static final Instant BEGIN = Instant.parse("2026-04-30T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static int accounts;

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
    private final WebhookStore webhooks = new WebhookStore(DATABASE.database(), SECRETS);
    private final WebhookWork work = new WebhookWork(DATABASE.database(), SECRETS);
    private long account;
    private WebhookClients clients;
    private WebhookRounds rounds;

    @BeforeEach
    void begin() throws Exception {
        DATABASE.execute("delete from webhooks");
        account = TestAccounts.create(DATABASE.database(), "rounds" + ++accounts + "@example.com")
                .id();
        clients = WebhookClients.make(Files.createDirectory(folder.resolve("keys")), Zones.of("""
                good.example: {A: 127.0.0.1}
                """));
        WebhookClient client = new WebhookClient(
                clients.publicHosts(), clients.anyHost(), Set.of("127.0.0.1", "good.example"), PATIENCE, now::get);
        rounds = WebhookRounds.start(work, client, now::get, 16, Duration.ofMillis(50));
    }

    @AfterEach
    void end() {
        rounds.close();
    }

    @Test
    void aDeliveryIsSignedAndSaysWhatHappened() throws Exception {
        try (Receiver receiver = new Receiver(0, Optional.empty(), Receiver.status(204))) {
            Webhook webhook = webhook("http://127.0.0.1:" + receiver.port() + "/in?x=1");
            tell("scan:1", EventType.SCAN_COMPLETED);
            await(() -> delivered(webhook) == 1);

            Receiver.Received came = receiver.received.getFirst();
            String timestamp = came.headers().getOrDefault("X-mailassay-timestamp", "");
            assertThat(timestamp).isEqualTo(Long.toString(BEGIN.getEpochSecond()));
            assertThat(came.headers().get("X-mailassay-signature"))
                    .isEqualTo(Signature.of(
                            "a secret", "", BEGIN.getEpochSecond(), came.body().getBytes(UTF_8)));
            assertThat(came.headers()).containsEntry("X-mailassay-event", "scan.completed");
            assertThat(came.body())
                    .contains("\"type\":\"scan.completed\"", "\"subject\":\"scan:1\"", "\"data\":{\"score\": 9}");
        }
    }

    /// As after a restoration without the key.
    @Test
    void nothingIsSentUnsignedAndARotationMendsIt() throws Exception {
        try (Receiver receiver = new Receiver(0, Optional.empty(), Receiver.status(200))) {
            Webhook webhook = webhook("http://127.0.0.1:" + receiver.port() + "/");
            WebhookSecrets ofOtherKey = new WebhookSecrets(TestSealing.key(8));
            assertThat(new WebhookStore(DATABASE.database(), ofOtherKey).rotate(webhook.key(), "lost", BEGIN))
                    .isPresent();
            tell("x", EventType.SCAN_COMPLETED);
            await(() -> outcomes(webhook).contains(DeliveryOutcome.NO_SECRET));
            assertThat(receiver.received).isEmpty();
            assertThat(rounds.attempts(DeliveryOutcome.NO_SECRET)).isPositive();
            assertThat(work.standing().waiting()).isEqualTo(1);
            assertThat(work.standing().oldest()).contains(BEGIN);

            assertThat(webhooks.rotate(webhook.key(), "another", BEGIN)).isPresent();
            pass(Duration.ofSeconds(10));
            await(() -> delivered(webhook) == 1);
            assertThat(work.standing().waiting()).isZero();
            assertThat(work.standing().oldest()).isEmpty();
        }
    }

    @Test
    void aSlowOneIsWaitedForAndAHangingOneTriedAgain() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        try (Receiver receiver = new Receiver(0, Optional.empty(), exchange -> {
            TimeUnit.MILLISECONDS.sleep(500);
            Receiver.status(200).answer(exchange);
        })) {
            Webhook webhook = webhook("http://127.0.0.1:" + receiver.port() + "/");
            tell("slow", EventType.SCAN_COMPLETED);
            await(() -> delivered(webhook) == 1);

            receiver.manner = _ -> released.await();
            tell("hanging", EventType.SCAN_COMPLETED);
            await(() -> outcomes(webhook).contains(DeliveryOutcome.TIMEOUT));
            receiver.manner = Receiver.status(200);
            pass(Duration.ofSeconds(10));
            await(() -> delivered(webhook) == 2);
            released.countDown();
        }
    }

    @Test
    void oneThatAnswers500GetsEverythingLaterInOrder() throws Exception {
        try (Receiver receiver = new Receiver(0, Optional.empty(), Receiver.status(500))) {
            Webhook webhook = webhook("http://127.0.0.1:" + receiver.port() + "/");
            for (int i = 0; i < 6; i++) {
                tell("domain:" + i % 2, i < 4 ? EventType.DNS_CHANGED : EventType.DNS_REMOVED);
            }
            await(() -> outcomes(webhook).contains(DeliveryOutcome.STATUS));
            for (int hour = 0; hour < 23; hour++) {
                await(() -> passWhenIdle(Duration.ofHours(1)));
            }
            assertThat(deliveries(webhook)).noneMatch(each -> each.state().equals("given_up"));
            Delivery waiting = deliveries(webhook).getLast();
            assertThat(waiting.tries().getLast().response()).isEqualTo("answered with 500");

            receiver.received.clear();
            receiver.manner = Receiver.status(200);
            await(() -> {
                passWhenIdle(Duration.ofSeconds(61));
                return delivered(webhook) == 6;
            });
            for (String subject : List.of("domain:0", "domain:1")) {
                assertThat(receiver.received.stream()
                                .filter(each -> each.body().contains("\"subject\":\"" + subject + "\""))
                                .map(each -> each.headers().get("X-mailassay-event")))
                        .as(subject)
                        .containsExactly("dns.changed", "dns.changed", "dns.removed");
            }
        }
    }

    @Test
    void aRedirectIsNotFollowedWhereverItLeads() throws Exception {
        try (Receiver inside = new Receiver(0, Optional.empty(), Receiver.status(200));
                Receiver receiver = new Receiver(
                        0, Optional.empty(), Receiver.redirect("http://127.0.0.1:" + inside.port() + "/secret"))) {
            Webhook webhook = webhook("http://127.0.0.1:" + receiver.port() + "/");
            tell("x", EventType.SCAN_COMPLETED);
            await(() -> outcomes(webhook).contains(DeliveryOutcome.REDIRECT));
            assertThat(inside.received).isEmpty();
        }
    }

    @Test
    void anAnswerThatCannotBeReadIsAFailure() throws Exception {
        try (Receiver receiver = new Receiver(0, Optional.empty(), Receiver.badLength())) {
            Webhook webhook = webhook("http://127.0.0.1:" + receiver.port() + "/");
            tell("x", EventType.SCAN_COMPLETED);
            await(() -> outcomes(webhook).contains(DeliveryOutcome.UNREACHABLE));
        }
    }

    @Test
    void aPrivateAddressThatNobodyNamedIsNotCalled() throws Exception {
        try (Receiver receiver = new Receiver(0, Optional.of(clients.trusted()), Receiver.status(200))) {
            Webhook byName = webhook("https://private.example:" + receiver.port() + "/");
            Webhook byAddress = webhook("https://127.0.0.2:" + receiver.port() + "/");
            tell("x", EventType.SCAN_COMPLETED);
            await(() -> !outcomes(byName).isEmpty() && !outcomes(byAddress).isEmpty());
            assertThat(outcomes(byName)).containsOnly(DeliveryOutcome.NO_ADDRESS);
            assertThat(outcomes(byAddress)).containsOnly(DeliveryOutcome.NOT_PUBLIC);
            assertThat(receiver.received).isEmpty();
        }
    }

    @Test
    void aCertificateThatIsSuddenlySelfSignedIsNotBelievedAndNothingIsLost() throws Exception {
        int port;
        Webhook webhook;
        try (Receiver receiver = new Receiver(0, Optional.of(clients.trusted()), Receiver.status(200))) {
            port = receiver.port();
            webhook = webhook("https://good.example:" + port + "/");
            tell("x", EventType.SCAN_COMPLETED);
            // On a busy machine an attempt may be over before the handshake is.
            await(() -> {
                passWhenIdle(Duration.ofSeconds(61));
                return delivered(webhook) == 1;
            });
        }
        try (Receiver impostor = new Receiver(port, Optional.of(clients.untrusted()), Receiver.status(200))) {
            tell("x", EventType.SCAN_FAILED);
            await(() -> {
                passWhenIdle(Duration.ofSeconds(61));
                return outcomes(webhook).contains(DeliveryOutcome.BAD_CERTIFICATE);
            });
            assertThat(impostor.received).isEmpty();
        }
        try (Receiver receiver = new Receiver(port, Optional.of(clients.trusted()), Receiver.status(200))) {
            await(() -> {
                passWhenIdle(Duration.ofSeconds(61));
                return delivered(webhook) == 2;
            });
            assertThat(receiver.received).hasSize(1);
        }
    }

    @Test
    void peopleReadAnAlertAsTextAndNoMarkupOfAStranger() {
        String data = "{\"summary\": \"new sender: <!channel> *x*\", \"advice\": \"Look.\"}";
        assertThat(new String(DeliveryBody.of(Jobs.alert(WebhookFormat.SLACK, data)), UTF_8))
                .contains("&lt;!channel&gt;")
                .doesNotContain("<!channel>");
        assertThat(new String(DeliveryBody.of(Jobs.alert(WebhookFormat.TEAMS, data)), UTF_8))
                .contains("\"type\":\"AdaptiveCard\"", "\"text\":\"Look.\"");
    }

    private Webhook webhook(String url) {
        return webhooks.create(
                        account, new WebhookDraft(url, WebhookFormat.JSON, List.of(), true), "a secret", now.get())
                .orElseThrow();
    }

    private void tell(String subject, EventType type) throws IOException {
        DATABASE.database().inTransaction(transaction -> {
            EventLog.append(
                    transaction,
                    List.of(new NewEvent(
                            account,
                            now.get(),
                            type,
                            subject,
                            "",
                            EventData.of().number("score", 9))));
            return true;
        });
        rounds.wake();
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
        rounds.wake();
    }

    /// While an attempt is under way no time passes: its lease would be over, and it would be made twice.
    private boolean passWhenIdle(Duration time) {
        boolean idle =
                DATABASE.number("select count(*) from webhook_deliveries where claimed_until > '-infinity'") == 0;
        if (idle) {
            pass(time);
        }
        return idle;
    }

    private List<Delivery> deliveries(Webhook webhook) {
        return webhooks.deliveries(webhook.key(), Long.MAX_VALUE, 100);
    }

    private long delivered(Webhook webhook) {
        return deliveries(webhook).stream()
                .filter(each -> each.state().equals("delivered"))
                .count();
    }

    private List<DeliveryOutcome> outcomes(Webhook webhook) {
        return deliveries(webhook).stream()
                .flatMap(each -> each.tries().stream())
                .map(each -> each.outcome())
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
        }
    }
}
