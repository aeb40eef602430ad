package org.mailassay.mailets.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.mailets.SmtpLimits;
import org.mailassay.mailets.testing.SmtpClient;
import org.mailassay.mailets.testing.SmtpReply;
import org.mailassay.mailets.testing.TestMailServer;
import org.mailassay.store.StoreUnavailable;

/// What is too much is refused, and the reason said.
class LimitsTest {
    private static final SmtpLimits SMALL = new SmtpLimits(
            20_000,
            2_000,
            100,
            5_000,
            50_000,
            6,
            4,
            3,
            100,
            5,
            Duration.ofMillis(800),
            Duration.ofMillis(1_500),
            Duration.ofMillis(2_500));

    @TempDir
    private Path folder;

    @Test
    void refusesAMessageOverTheSizeAndTakesOneOfTheSize() throws IOException, InterruptedException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SMALL);
                SmtpClient client = server.greet()) {
            String whole = "\r\n" + ("x".repeat(998) + "\r\n").repeat(19) + "x".repeat(996) + "\r\n";
            assertThat(deliver(client, whole)).isEqualTo(250);
            assertThat(server.next().octets().length()).isEqualTo(20_000);
            assertThat(deliver(client, whole + "\r\n")).isEqualTo(552);
            assertThat(server.nothingAccepted()).isTrue();
            // A dot that the client doubled is not part of the message.
            assertThat(deliver(client, whole.replaceFirst("\r\nx", "\r\n.."))).isEqualTo(250);
        }
    }

    @Test
    void refusesALineOverTheLengthAndTakesOneOfTheLength() throws IOException, InterruptedException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SMALL);
                SmtpClient client = server.greet()) {
            assertThat(deliver(client, "\r\n" + "x".repeat(1_998) + "\r\n")).isEqualTo(250);
            assertThat(server.next().octets().length()).isEqualTo(2_002);
            assertThat(deliver(client, "\r\n" + "x".repeat(1_999) + "\r\nmore\r\n"))
                    .isEqualTo(554);
            assertThat(deliver(client, "\r\n" + "x".repeat(300_000) + "\r\nmore\r\n"))
                    .isEqualTo(554);
            assertThat(server.nothingAccepted()).isTrue();
            assertThat(client.say("NOOP").code()).isEqualTo(250);
        }
    }

    @Test
    void refusesAHeaderWithTooManyFieldsOrOctets() throws IOException, InterruptedException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SMALL);
                SmtpClient client = server.greet()) {
            assertThat(deliver(client, "X: y\r\n z\r\n".repeat(100) + "\r\n" + "X: y\r\n".repeat(200)))
                    .isEqualTo(250);
            server.next();
            assertThat(deliver(client, "X: y\r\n".repeat(101) + "\r\nbody\r\n")).isEqualTo(554);
            assertThat(deliver(client, "X: y\r\n" + (" " + "z".repeat(900) + "\r\n").repeat(6) + "\r\n"))
                    .isEqualTo(554);
            assertThat(server.nothingAccepted()).isTrue();
        }
    }

    /// With the limits that nobody has changed. What is far too much is read to its end, costs no memory, and leaves a
    /// server that takes the next mail.
    @ParameterizedTest
    @CsvSource({
        "FIELDS, 554",
        "ONE_FIELD, 554",
        "ONE_LINE, 554",
        "BODY, 552",
    })
    @Timeout(120)
    void readsFiftyMegabytesToTheEndAndRefusesThem(Bulk bulk, int code) throws IOException, InterruptedException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT);
                SmtpClient client = server.greet()) {
            client.begin("a@sender.example", "reports@example.org");
            client.send(bulk.start);
            byte[] block = bulk.repeated.repeat(1_000).getBytes(StandardCharsets.US_ASCII);
            for (int sent = 0; sent < 50 << 20; sent += block.length) {
                client.send(block);
            }
            client.send("\r\n\r\n.\r\n");
            assertThat(client.read().code()).isEqualTo(code);
            assertThat(server.listener().octetsBeingReceived()).isZero();
            assertThat(server.nothingAccepted()).isTrue();
            assertThat(deliver(client, "X: y\r\n\r\nhello\r\n")).isEqualTo(250);
            assertThat(server.next().octets().length()).isEqualTo(15);
        }
    }

    /// Of what there is too much.
    enum Bulk {
        FIELDS("", "X: " + "y".repeat(95) + "\r\n"),
        ONE_FIELD("X: y\r\n", " " + "y".repeat(97) + "\r\n"),
        ONE_LINE("X: ", "y".repeat(100)),
        BODY("X: y\r\n\r\n", "y".repeat(98) + "\r\n");

        private final String start;
        private final String repeated;

        Bulk(String start, String repeated) {
            this.start = start;
            this.repeated = repeated;
        }
    }

    @Test
    void refusesAnAnnouncedSizeBeforeAnythingIsSent() throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT);
                SmtpClient client = server.greet()) {
            assertThat(client.say("MAIL FROM:<a@sender.example> SIZE=104857600").code())
                    .isEqualTo(552);
            assertThat(client.say("MAIL FROM:<a@sender.example> SIZE=20000000").code())
                    .isEqualTo(250);
        }
    }

    @Test
    void refusesACommandOverTheLength() throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SMALL);
                SmtpClient client = server.greet()) {
            assertThat(client.say("NOOP " + "x".repeat(100_000)).code()).isEqualTo(500);
            assertThat(client.say("EHLO " + "x".repeat(300)).code()).isEqualTo(501);
            assertThat(client.say("NOOP").code()).isEqualTo(250);
        }
    }

    @Test
    void takesNoMoreRecipientsThanItMust() throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(
                        folder, SMALL, (localPart, _) -> new Recipients.Answer.Accepted("report"));
                SmtpClient client = server.greet()) {
            client.say("MAIL FROM:<a@sender.example>");
            for (int i = 0; i < 100; i++) {
                assertThat(client.say("RCPT TO:<r" + i + "@example.org>").code())
                        .isEqualTo(250);
            }
            assertThat(client.say("RCPT TO:<one-more@example.org>").text()).startsWith("4.5.3");
        }
    }

    @Test
    void endsASessionAfterSoManyMessages() throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SMALL);
                SmtpClient client = server.greet()) {
            for (int i = 0; i < 3; i++) {
                assertThat(deliver(client, "\r\n")).isEqualTo(250);
            }
            assertThat(client.say("MAIL FROM:<a@sender.example>").code()).isEqualTo(421);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void endsASessionThatOnlyTalks() throws IOException, InterruptedException {
        int spare = 1_000 + 2 * SMALL.recipientsPerMessage();
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SMALL);
                SmtpClient client = server.greet()) {
            for (int i = 0; i < spare - 4; i++) {
                assertThat(client.say("NOOP").code()).isEqualTo(250);
            }
            // A message begins the count anew.
            assertThat(deliver(client, "\r\n")).isEqualTo(250);
            server.next();
            for (int i = 0; i < spare; i++) {
                assertThat(client.say("NOOP").code()).isEqualTo(250);
            }
            assertThat(client.say("NOOP").code()).isEqualTo(421);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void endsASessionThatTalksSlowly() throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SMALL);
                SmtpClient client = server.greet()) {
            long begin = System.nanoTime();
            Thread slow = Thread.startVirtualThread(() -> drip(client, "NOOP\r\n"));
            SmtpReply reply = client.read();
            while (reply.code() == 250) {
                reply = client.read();
            }
            assertThat(reply.code()).isEqualTo(421);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(4));
            slow.interrupt();
            join(slow);
        }
    }

    @Test
    void takesSoManyConnectionsFromOneAddress() throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SMALL)) {
            List<SmtpClient> clients = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                clients.add(server.connect());
                assertThat(clients.getLast().read().code()).isEqualTo(220);
            }
            try (SmtpClient oneMore = server.connect()) {
                assertThat(oneMore.read().text()).startsWith("4.3.2");
                assertThat(oneMore.isClosedByServer()).isTrue();
            }
            clients.removeLast().close();
            TestMailServer.await(Duration.ofSeconds(10), () -> server.listener().connections() == 3);
            try (SmtpClient again = server.connect()) {
                assertThat(again.read().code()).isEqualTo(220);
            }
            for (SmtpClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void answers421ToSilence() throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SMALL);
                SmtpClient client = server.connect()) {
            assertThat(client.read().code()).isEqualTo(220);
            assertThat(client.read().text()).startsWith("4.4.2");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void answers421ToSilenceWithinDataAndKeepsNothing() throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SMALL);
                SmtpClient client = server.greet()) {
            client.begin("a@sender.example", "reports@example.org");
            client.send("Subject: half\r\n\r\nhal");
            assertThat(client.read().code()).isEqualTo(421);
            assertThat(client.isClosedByServer()).isTrue();
            assertThat(server.nothingAccepted()).isTrue();
        }
    }

    @Test
    void answers421ToACommandThatComesOctetByOctet() throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SMALL);
                SmtpClient client = server.greet()) {
            Thread slow = Thread.ofVirtual().start(() -> drip(client, "N"));
            assertThat(client.read().code()).isEqualTo(421);
            slow.interrupt();
        }
    }

    @Test
    void answers421ToAMessageThatComesLineByLine() throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SMALL);
                SmtpClient client = server.greet()) {
            client.begin("a@sender.example", "reports@example.org");
            Thread slow = Thread.ofVirtual().start(() -> drip(client, "line\r\n"));
            assertThat(client.read().code()).isEqualTo(421);
            slow.interrupt();
            assertThat(server.nothingAccepted()).isTrue();
        }
    }

    @Test
    void cutsAClientThatTakesNoAnswers() throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SMALL);
                SmtpClient client = server.greet()) {
            Thread flood = Thread.ofVirtual().start(() -> flood(client));
            TestMailServer.await(Duration.ofSeconds(20), () -> server.listener().connections() == 0);
            flood.interrupt();
        }
    }

    @Test
    void sharesTheMemoryForMessages() throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SMALL);
                SmtpClient first = server.greet();
                SmtpClient second = server.greet();
                SmtpClient third = server.greet()) {
            String much = ("x".repeat(998) + "\r\n").repeat(19);
            for (SmtpClient client : List.of(first, second, third)) {
                client.begin("a@sender.example", "reports@example.org");
            }
            // What was sent first has its memory when the end of the next is answered.
            first.send("\r\n" + much);
            second.send("\r\n" + much);
            TestMailServer.await(Duration.ofMillis(700), () -> server.listener().octetsBeingReceived() == 40_000);
            third.send("\r\n" + much + ".\r\n");
            assertThat(third.read().text()).startsWith("4.3.1");
            first.send(".\r\n");
            assertThat(first.read().code()).isEqualTo(250);
            second.send(".\r\n");
            assertThat(second.read().code()).isEqualTo(250);
            assertThat(third.deliver("a@sender.example", "reports@example.org", "\r\n" + much)
                            .code())
                    .isEqualTo(250);
            assertThat(server.listener().octetsBeingReceived()).isZero();
        }
    }

    @Test
    void asksToComeAgainWhenTheMessageCannotBeKept() throws IOException {
        MessageAcceptance away = (_, _, _) -> {
            throw new StoreUnavailable("away", new IOException("refused"));
        };
        MessageAcceptance broken = (_, _, _) -> {
            throw new IllegalStateException("broken");
        };
        for (MessageAcceptance acceptance : List.of(away, broken)) {
            try (ListenerUnderTest server = ListenerUnderTest.open(folder, SMALL, acceptance);
                    SmtpClient client = server.greet()) {
                assertThat(deliver(client, "\r\n")).isEqualTo(451);
                assertThat(client.say("MAIL FROM:<a@sender.example>").code()).isEqualTo(250);
            }
        }
    }

    @Test
    void saysGoodbyeWhenItShutsDown() throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT);
                SmtpClient idle = server.greet();
                SmtpClient busy = server.greet()) {
            busy.begin("a@sender.example", "reports@example.org");
            Thread closing = Thread.ofVirtual().start(() -> close(server));
            assertThat(idle.read().code()).isEqualTo(421);
            busy.send("\r\nlast\r\n.\r\n");
            assertThat(busy.read().code()).isEqualTo(250);
            assertThat(busy.read().code()).isEqualTo(421);
            join(closing);
        }
    }

    private static int deliver(SmtpClient client, String message) throws IOException {
        return client.deliver("a@sender.example", "reports@example.org", message)
                .code();
    }

    private static void drip(SmtpClient client, String piece) {
        try {
            while (!Thread.interrupted()) {
                client.send(piece);
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } catch (IOException | InterruptedException e) {
            // The server has closed the connection, as it should.
            Thread.currentThread().interrupt();
        }
    }

    private static void flood(SmtpClient client) {
        try {
            while (!Thread.interrupted()) {
                client.send("NOOP\r\n".repeat(10_000));
            }
        } catch (IOException e) {
            // The server has closed the connection, as it should.
            Thread.currentThread().interrupt();
        }
    }

    private static void close(ListenerUnderTest server) {
        try {
            server.listener().close(Duration.ofSeconds(10));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError("Interrupted", e);
        }
    }
}
