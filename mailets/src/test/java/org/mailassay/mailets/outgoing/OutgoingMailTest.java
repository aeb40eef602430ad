package org.mailassay.mailets.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.mailets.smtp.Recipients.Answer;
import org.mailassay.mailets.testing.TestMailServer;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.TestAccounts;
import org.mailassay.store.outgoing.DeliveryTry;
import org.mailassay.store.outgoing.OutgoingState;
import org.mailassay.store.outgoing.OutgoingStore;
import org.mailassay.store.outgoing.OutgoingWork;
import org.mailassay.store.outgoing.TlsFacts;
import org.mailassay.store.queue.Lease;
import org.mailassay.store.queue.MailQueueStore;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.testing.TestDatabase;

class OutgoingMailTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Account ACCOUNT = TestAccounts.create(DATABASE.database(), "owner@example.org");

    @TempDir
    private Path folder;

    @Test
    void aMessageArrivesEncryptedAndAsItWas() throws IOException, InterruptedException {
        try (ReceivingServer server = ReceivingServer.open(folder);
                Deliveries deliveries = start(new Deliveries.Setup(server.port()))) {
            List<DeliveryTry> tries = deliveries.send(OutgoingState.DELIVERED);

            ReceivingServer.Taken taken = server.next();
            assertThat(taken.octets()).isEqualTo(Deliveries.octets(Deliveries.MESSAGE));
            assertThat(taken.envelopes().values())
                    .containsExactly(new Envelope("postmaster@mail.example", List.of("a@example.com")));
            assertThat(taken.connection().helo()).isEqualTo("mail.example");
            assertThat(taken.connection().tls()).isPresent();
            assertThat(tries).singleElement().satisfies(tried -> {
                assertThat(tried.host()).isEqualTo("mx.example.com");
                assertThat(tried.address()).isEqualTo("127.0.0.1");
                assertThat(tried.code()).isEqualTo(250);
                assertThat(tried.reply()).startsWith("250 2.");
                assertThat(tried.tls())
                        .isEqualTo(new TlsFacts("opportunistic", "TLSv1.3", "TLS_AES_256_GCM_SHA384", false));
            });
            assertThat(deliveries.mail().counts().of(OutgoingState.DELIVERED)).isEqualTo(1);
            assertThat(deliveries.mail().waiting()).isEmpty();
        }
    }

    @Test
    void aRefusedRecipientIsABounceWithTheServersWords() throws IOException {
        try (ReceivingServer server = ReceivingServer.open(folder, _ -> new Answer.Unknown());
                Deliveries deliveries = start(new Deliveries.Setup(server.port()))) {
            assertThat(deliveries.send(OutgoingState.BOUNCED)).singleElement().satisfies(tried -> {
                assertThat(tried.stage()).isEqualTo("rcpt");
                assertThat(tried.code()).isEqualTo(550);
                assertThat(tried.status()).isEqualTo("5.1.1");
                assertThat(tried.reply()).startsWith("550 5.1.1 ");
            });
        }
    }

    @Test
    void aGreylistedMailIsTriedAgain() throws IOException, InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        try (ReceivingServer server = ReceivingServer.open(
                        folder,
                        _ -> asked.incrementAndGet() < 3 ? new Answer.Unavailable() : new Answer.Accepted("report"));
                Deliveries deliveries = start(new Deliveries.Setup(server.port()))) {
            List<DeliveryTry> tries = deliveries.send(OutgoingState.DELIVERED);

            assertThat(tries).extracting(DeliveryTry::attempt).containsExactly(1, 2, 3);
            assertThat(tries.getFirst().outcome()).isEqualTo(OutgoingState.DEFERRED);
            assertThat(tries.getFirst().status()).startsWith("4.");
            server.next();
            assertThat(server.unseen()).isZero();
        }
    }

    @Test
    void theNextHostIsTriedWhenOneIsDead() throws IOException {
        try (ReceivingServer server = ReceivingServer.open(folder);
                Deliveries deliveries = start(new Deliveries.Setup(server.port()).zones("""
                        example.com:
                          - MX: [20, mx.example.com]
                          - MX: [10, dead.example.com]
                        mx.example.com:
                          - A: 127.0.0.1
                        dead.example.com:
                          - A: 127.0.0.2
                        """))) {
            List<DeliveryTry> tries = deliveries.send(OutgoingState.DELIVERED);

            assertThat(tries).extracting(DeliveryTry::host).containsExactly("dead.example.com", "mx.example.com");
            assertThat(tries.getFirst().stage()).isEqualTo("connect");
            assertThat(tries.getFirst().status()).isEqualTo("4.4.1");
        }
    }

    @Test
    void aSilentServerIsGivenUpInTheEnd() throws IOException {
        try (ScriptedServer server = ScriptedServer.open(folder, Map.of("greeting", ""));
                Deliveries deliveries = start(new Deliveries.Setup(server.port())
                        .waiting(Duration.ofMillis(200))
                        .givingUpAfter(Duration.ofMillis(500)))) {
            List<DeliveryTry> tries = deliveries.send(OutgoingState.BOUNCED);

            assertThat(tries.getFirst().stage()).isEqualTo("greeting");
            assertThat(tries.getFirst().outcome()).isEqualTo(OutgoingState.DEFERRED);
            assertThat(tries.getFirst().reply()).isEqualTo("time-out: no reply in time");
            assertThat(tries.getLast().stage()).isEqualTo("given-up");
            assertThat(tries.getLast().status()).isEqualTo("5.4.7");
        }
    }

    @Test
    void anAttemptEndsWhateverItsServersDo() throws IOException {
        try (ScriptedServer server = ScriptedServer.open(folder, Map.of("greeting", ""));
                Deliveries deliveries = start(new Deliveries.Setup(server.port())
                        .attempting(Duration.ofSeconds(1))
                        .zones("""
                        example.com:
                          - MX: [10, silent.example.com]
                          - MX: [20, mx.example.com]
                        silent.example.com:
                          - A: 127.0.0.1
                        mx.example.com:
                          - A: 127.0.0.1
                        """))) {
            List<DeliveryTry> tries = deliveries.awaitTries(deliveries.submit("a@example.com"), 2);

            assertThat(tries.get(0).stage()).isEqualTo("greeting");
            assertThat(tries.get(1).host()).isEqualTo("mx.example.com");
            assertThat(tries.get(1).status()).isEqualTo("4.4.7");
            assertThat(tries.get(1).attempt()).isEqualTo(1);
        }
    }

    /// One place of the four is an account's share.
    @Test
    void anAccountWithASlowServerDoesNotHoldUpAnother() throws IOException {
        Account slow = TestAccounts.create(DATABASE.database(), "slow@example.org");
        OutgoingStore store = new OutgoingStore(DATABASE.database(), new RawMessageStore(DATABASE.database()));
        try (ReceivingServer server = ReceivingServer.open(folder);
                ServerSocket silent = new ServerSocket(server.port(), 50, InetAddress.ofLiteral("127.0.0.2"));
                Deliveries deliveries = start(new Deliveries.Setup(server.port())
                        .waiting(Duration.ofSeconds(5))
                        .zones(Deliveries.ZONES + "slow.example.com:\n  - A: 127.0.0.2\n"))) {
            for (int i = 0; i < 6; i++) {
                Deliveries.submit(store, slow, "a@slow.example.com");
            }
            TestMailServer.await(Duration.ofSeconds(20), () -> sending() > 0);
            deliveries.send(OutgoingState.DELIVERED);

            assertThat(sending()).isEqualTo(1);
            assertThat(silent.isClosed()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        // How a domain answers; what the mail comes to.
        "'- MX: [0, .]', BOUNCED, 5.1.10",
        "'- TXT: no mail here', BOUNCED, 5.1.2",
        "'- MX: [10, nothing.example.com]', BOUNCED, 5.4.4",
        "'- MX: [10, private.example.com]', BOUNCED, 5.4.4",
        "'- MX: [10, slow.example.com]', DEFERRED, 4.4.3",
        "'- SERVFAIL', DEFERRED, 4.4.3",
        "'- A: 127.0.0.1', DELIVERED, 2.6.0"
    })
    void theDnsSaysWhereMailGoes(String records, OutgoingState state, String status) throws IOException {
        String zones = """
                example.com:
                  %s
                private.example.com:
                  - A: 127.0.0.9
                slow.example.com:
                  - TIMEOUT
                """.formatted(records);
        InetAddress here = InetAddress.ofLiteral("127.0.0.1");
        try (ReceivingServer server = ReceivingServer.open(folder);
                Deliveries deliveries =
                        start(new Deliveries.Setup(server.port()).zones(zones).allowed(here::equals))) {
            UUID id = deliveries.submit("a@example.com");
            DeliveryTry tried = deliveries.awaitTries(id, 1).getFirst();

            assertThat(tried.outcome()).isEqualTo(state);
            assertThat(tried.status()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            greeting | 554 5.7.1 go away        | DEFERRED  | greeting | 5.7.1
            greeting | SSH-2.0-OpenSSH          | DEFERRED  | greeting | 4.4.2
            EHLO     | 421 4.3.2 full           | DEFERRED  | ehlo     | 4.3.2
            EHLO     | 502 what?                | DELIVERED | message  | 2.0.0
            EHLO     | 250-x\\n250 SIZE 20      | BOUNCED   | mail     | 5.3.4
            MAIL     | 451 4.7.1 later          | DEFERRED  | mail     | 4.7.1
            RCPT     | 550 no such user         | BOUNCED   | rcpt     | 5.0.0
            RCPT     | 452 4.2.2 5.1.1 full     | DEFERRED  | rcpt     | 4.2.2
            DATA     | 554 5.7.0 no             | BOUNCED   | data     | 5.7.0
            .        | 550-5.7.1 spam\\n550 no  | BOUNCED   | message  | 5.7.1
            .        | 450 4.7.0 not yet        | DEFERRED  | message  | 4.7.0
            """)
    void aReplyMeansWhatTheStandardSays(String verb, String reply, OutgoingState state, String stage, String status)
            throws IOException {
        String said = reply.replace("\\n", "\n");
        try (ScriptedServer server = ScriptedServer.open(folder, Map.of(verb, said));
                Deliveries deliveries = start(new Deliveries.Setup(server.port()))) {
            DeliveryTry tried =
                    deliveries.awaitTries(deliveries.submit("a@example.com"), 1).getFirst();

            assertThat(tried.outcome()).isEqualTo(state);
            assertThat(tried.stage()).isEqualTo(stage);
            assertThat(tried.status()).isEqualTo(status);
            if (tried.code() != 0 && !state.equals(OutgoingState.DELIVERED)) {
                assertThat(tried.reply()).isEqualTo(said);
            }
        }
    }

    @Test
    void dotsAreDoubledAndTheLastOneStandsAlone() throws IOException {
        try (ScriptedServer server = ScriptedServer.open(folder, Map.of());
                Deliveries deliveries = start(new Deliveries.Setup(server.port()))) {
            deliveries.send(OutgoingState.DELIVERED);

            assertThat(server.heard()).containsSubsequence("DATA", "A line.", "..", "... and dots", ".");
        }
    }

    /// A mail whose node has gone, as by kill -9, in the middle of an attempt.
    @Test
    void anotherNodeTakesOverWhenALeaseLapses() throws IOException, InterruptedException {
        RawMessageStore rawMessages = new RawMessageStore(DATABASE.database());
        OutgoingStore store = new OutgoingStore(DATABASE.database(), rawMessages);
        UUID id = Deliveries.submit(store, ACCOUNT, "a@example.com");
        Lease dead = new Lease("dead", Duration.ofSeconds(2));
        var claimed = new MailQueueStore(DATABASE.database(), rawMessages)
                .claim(OutgoingWork.QUEUE, 1, 1 << 20, dead)
                .getFirst();
        assertThat(new OutgoingWork(DATABASE.database(), rawMessages).begin(claimed, dead.node()))
                .isPresent();

        try (ReceivingServer server = ReceivingServer.open(folder);
                Deliveries one = start(new Deliveries.Setup(server.port()));
                Deliveries other = start(new Deliveries.Setup(server.port()))) {
            assertThat(one.await(id, OutgoingState.DELIVERED))
                    .extracting(DeliveryTry::attempt)
                    .containsExactly(2);
            for (int i = 0; i < 20; i++) {
                other.submit("b@example.com");
            }
            TestMailServer.await(
                    Duration.ofSeconds(30), () -> one.mail().waiting().isEmpty());
            assertThat(server.unseen()).as("each once").isEqualTo(21);
        }
    }

    /// What is being sent when the appliance ends is put back at once.
    @Test
    void anEndWaitsAndLeavesTheRest() throws IOException {
        try (ScriptedServer server = ScriptedServer.open(folder, Map.of("RCPT", ""))) {
            UUID id;
            try (Deliveries deliveries = start(new Deliveries.Setup(server.port()).waiting(Duration.ofSeconds(1)))) {
                id = deliveries.submit("a@example.com");
                TestMailServer.await(Duration.ofSeconds(20), () -> deliveries.state(id) == OutgoingState.SENDING);
            }
            assertThat(DATABASE.number(
                            "select count(*) from mail_queue where claimed_by = '' and next_delivery <= now()"))
                    .isEqualTo(1);
        }
    }

    private static long sending() {
        return DATABASE.number("select count(*) from outgoing_mails where state = 'sending'");
    }

    @AfterEach
    void empty() {
        DATABASE.execute("delete from mail_queue");
        DATABASE.execute("delete from outgoing_mails");
    }

    private static Deliveries start(Deliveries.Setup setup) {
        return setup.start(DATABASE.database(), ACCOUNT);
    }
}
