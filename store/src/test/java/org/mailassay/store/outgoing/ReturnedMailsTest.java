package org.mailassay.store.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.TestAccounts;
import org.mailassay.store.outgoing.ReturnedMails.Effect;
import org.mailassay.store.queue.Lease;
import org.mailassay.store.queue.MailQueueStore;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.retention.Retention;
import org.mailassay.store.testing.TestDatabase;

class ReturnedMailsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Instant NOW = Instant.parse("2026-03-25T14:32:00Z");
    private static final Octets MESSAGE =
            Octets.of("Subject: hello\r\n\r\nhello\r\n".getBytes(StandardCharsets.US_ASCII));

    private static final String HEAD = """
            Subject: Returned
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.net

            """;

    private final RawMessageStore rawMessages = new RawMessageStore(DATABASE.database());
    private final MailQueueStore queue = new MailQueueStore(DATABASE.database(), rawMessages);
    private final OutgoingStore store = new OutgoingStore(DATABASE.database(), rawMessages);
    private final OutgoingWork work = new OutgoingWork(DATABASE.database(), rawMessages);
    private final ReturnedMails returned = new ReturnedMails(DATABASE.database());

    private Account account;
    private OutgoingKey key;
    private String localPart;

    @BeforeEach
    void submit() {
        DATABASE.execute("delete from accounts");
        DATABASE.execute("delete from mail_queue");
        account = TestAccounts.create(DATABASE.database(), "one@example.org");
        UUID id = store.submit(new OutgoingMessage(
                account.id(), "test", new ReturnPath.Own("mail.example"), "jane@example.net", MESSAGE));
        key = new OutgoingKey(account.id(), id);
        String path = mail().returnPath();
        assertThat(path).matches("bounce-[0-9a-z]{26}@mail\\.example");
        localPart = path.substring(0, path.indexOf('@'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            failed jane@example.net                                        | BOUNCED
            failed JANE@example.NET                                        | BOUNCED
            delayed jane@example.net                                       | DELIVERED
            relayed jane@example.net                                       | DELIVERED
            unheard-of jane@example.net                                    | DELIVERED
            failed john@example.net                                        | DELIVERED
            failed john@example.net, failed jane@example.net               | BOUNCED
            delayed jane@example.net, failed jane@example.net              | BOUNCED
            relayed jane@example.net, failed jane@example.net              | BOUNCED
            delivered jane@example.net, failed jane@example.net            | DELIVERED
            failed jane@example.net, delivered jane@example.net            | BOUNCED
            """)
    void oneNotificationAfterAnother(String notifications, OutgoingState state) {
        conclude(attempt());
        int number = 0;
        for (String each : notifications.split(", ", -1)) {
            take("mail-" + ++number, each);
        }
        assertThat(mail().state()).isEqualTo(state);
        assertThat(mail().returned().isPresent()).isEqualTo(state == OutgoingState.BOUNCED);
        assertThat(store.notices(key)).hasSize(number);
    }

    @Test
    void itIsShownWithTheWordsOfTheServer() {
        conclude(attempt());
        assertThat(take("mail-1", "failed jane@example.net")).isEqualTo(Effect.RETURNED);
        assertThat(mail().returned()).hasValueSatisfying(notice -> {
            assertThat(notice.receivedAt()).isEqualTo(NOW);
            assertThat(notice.own()).isTrue();
            assertThat(notice.status()).isEqualTo("5.1.1");
            assertThat(notice.diagnostic()).isEqualTo("550 5.1.1 no such user");
            assertThat(notice.reportingMta()).isEqualTo("mx.example.net");
            assertThat(notice.subject()).isEqualTo("Returned");
        });
        assertThat(take("mail-1", "failed jane@example.net"))
                .as("the same mail, worked on again")
                .isEqualTo(Effect.KEPT);
        assertThat(store.notices(key)).hasSize(1);
    }

    @Test
    void aServerMayBeQuickerThanTheNoteThatItHasTakenTheMail() {
        OutgoingJob job = attempt();
        take("mail-1", "failed jane@example.net");
        assertThat(mail().state()).isEqualTo(OutgoingState.SENDING);
        conclude(job);
        assertThat(mail().state()).isEqualTo(OutgoingState.BOUNCED);
        assertThat(mail().returned()).isPresent();
    }

    @Test
    void whatNobodyHasTakenOverCannotComeBack() {
        take("mail-1", "failed jane@example.net");
        conclude(attempt());
        assertThat(mail().state()).isEqualTo(OutgoingState.DELIVERED);
        assertThat(store.notices(key)).hasSize(1);
    }

    @Test
    void nobodyCanFillTheDatabase() {
        conclude(attempt());
        take("many", "delayed john@example.net\n".repeat(500) + "delayed jane@example.net");
        assertThat(store.notices(key)).hasSize(20).first().matches(DeliveryNotice::own);
        for (int i = 0; i < 60; i++) {
            take("mail-" + i, "delayed jane@example.net");
        }
        assertThat(store.notices(key)).hasSize(50);
    }

    @Test
    void anotherAccountAndAnAddressThatHasLapsedChangeNothing() {
        conclude(attempt());
        Account other = TestAccounts.create(DATABASE.database(), "other@example.org");
        assertThat(returned.take(other.id(), localPart, message("mail-1", "failed jane@example.net")))
                .isEqualTo(Effect.TOO_LATE);
        assertThat(mail().state()).isEqualTo(OutgoingState.DELIVERED);

        Retention retention = new Retention(DATABASE.database(), rawMessages);
        retention.run(Instant.now().plus(Duration.ofDays(13)));
        assertThat(addresses()).isEqualTo(1);
        retention.run(Instant.now().plus(Duration.ofDays(15)));
        assertThat(addresses()).isZero();
    }

    private long addresses() {
        return DATABASE.number("select count(*) from recipients where kind = 'bounce'");
    }

    private OutgoingMail mail() {
        return store.find(key.accountId(), key.id()).orElseThrow();
    }

    private OutgoingJob attempt() {
        return work.begin(
                        queue.claim(OutgoingWork.QUEUE, 1, 1 << 20, new Lease("node", Duration.ofMinutes(1)))
                                .getFirst(),
                        "node")
                .orElseThrow();
    }

    private void conclude(OutgoingJob job) {
        work.conclude(job, "node", List.of(taken(job.attempt())), new Conclusion.Delivered());
    }

    private static DeliveryTry taken(int attempt) {
        return new DeliveryTry(
                attempt,
                1,
                NOW,
                NOW,
                OutgoingState.DELIVERED,
                "message",
                "mx.example.net",
                "192.0.2.1",
                25,
                250,
                "2.0.0",
                "ok",
                TlsFacts.none("opportunistic"));
    }

    private Effect take(String name, String recipients) {
        return returned.take(account.id(), localPart, message(name, recipients));
    }

    /// @param recipients lines of an action and an address
    private static ReceivedMessage message(String name, String recipients) {
        String groups = recipients
                .lines()
                .map(line -> line.split(" ", 2))
                .map(words -> """
                        Final-Recipient: rfc822; %s
                        Action: %s
                        Status: 5.1.1
                        Diagnostic-Code: smtp; 550 5.1.1 no such user

                        """.formatted(words[1], words[0]))
                .collect(Collectors.joining());
        String text = HEAD + groups + "--b--\n";
        return new ReceivedMessage(
                name,
                Octets.of(text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII)),
                new Envelope("", List.of("bounce-1@mail.example")),
                new Connection.Unknown(),
                NOW);
    }
}
