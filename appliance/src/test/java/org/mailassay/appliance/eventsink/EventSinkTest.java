package org.mailassay.appliance.eventsink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.appliance.fetch.TrustedServer;
import org.mailassay.store.account.TestAccounts;
import org.mailassay.store.event.Event;
import org.mailassay.store.event.EventData;
import org.mailassay.store.event.EventLog;
import org.mailassay.store.event.EventPosition;
import org.mailassay.store.event.EventPump;
import org.mailassay.store.event.EventType;
import org.mailassay.store.event.NewEvent;
import org.mailassay.store.testing.TestDatabase;

/// Events that leave for a file or a syslog server.
class EventSinkTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Instant AT = Instant.parse("2026-04-30T12:00:00Z");
    private static final Event EVENT =
            new Event(7, new EventPosition(1, 2), AT, "alert.fired", "alert:x", "example.com", "{\"summary\": \"ä\"}");
    private static final String MESSAGE = "<132>1 2026-04-30T12:00:00.000Z mail.example mailassay - alert.fired - "
            + "{\"account_id\":7,\"id\":\"evt_2\",\"type\":\"alert.fired\",\"occurred_at\":\"2026-04-30T12:00:00Z\","
            + "\"subject\":\"alert:x\",\"domain\":\"example.com\",\"data\":{\"summary\": \"ä\"}}";

    @TempDir
    Path folder;

    @Test
    void aFileGetsEveryEventOnceAndMayBeRenamed() throws IOException {
        long account =
                TestAccounts.create(DATABASE.database(), "file@example.com").id();
        EventPump pump = new EventPump(DATABASE.database(), "file");
        Path file = folder.resolve("events.ndjson");
        EventPump.Sink sink = new EventFile(file);
        assertThat(pump.run(sink)).isZero();
        tell(account, "one");
        tell(account, "two");
        assertThat(pump.run(sink)).isEqualTo(2);
        Files.move(file, folder.resolve("events.1"));
        tell(account, "three");
        assertThat(pump.run(_ -> false))
                .as("nothing is lost when it is not taken")
                .isZero();
        assertThat(pump.run(sink)).isEqualTo(1);

        assertThat(Files.readAllLines(folder.resolve("events.1")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"subject\":\"one\"", "\"account_id\":" + account),
                        line -> assertThat(line).contains("\"subject\":\"two\""));
        assertThat(Files.readAllLines(file)).hasSize(1);
        assertThat(new EventFile(folder.resolve("absent/events.ndjson")).take(List.of(EVENT)))
                .isFalse();
    }

    @Test
    void aDatagramIsOneMessage() throws IOException {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(10_000);
            SyslogServer sink = new SyslogServer(at(server.getLocalPort()), SyslogServer.Transport.UDP, "mail.example");
            assertThat(sink.take(List.of(EVENT))).isTrue();
            DatagramPacket packet = new DatagramPacket(new byte[9_000], 9_000);
            server.receive(packet);
            assertThat(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8))
                    .isEqualTo(MESSAGE);
        }
    }

    @Test
    void overTcpAndTlsEachMessageIsLedByItsLength() throws Exception {
        TrustedServer trusted = TrustedServer.make(folder, "localhost");
        String frame = MESSAGE.getBytes(StandardCharsets.UTF_8).length + " " + MESSAGE;
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ServerSocket secure = trusted.server()
                        .getServerSocketFactory()
                        .createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> first = everything(plain);
            assertThat(new SyslogServer(at(plain.getLocalPort()), SyslogServer.Transport.TCP, "mail.example")
                            .take(List.of(EVENT, EVENT)))
                    .isTrue();
            assertThat(first.join()).isEqualTo(frame + frame);
            CompletableFuture<String> second = everything(secure);
            SSLContext client = trusted.client();
            assertThat(new SyslogServer(
                                    at(secure.getLocalPort()),
                                    SyslogServer.Transport.TLS,
                                    "mail.example",
                                    client.getSocketFactory(),
                                    Duration.ofSeconds(30))
                            .take(List.of(EVENT)))
                    .isTrue();
            assertThat(second.join()).isEqualTo(frame);
            CompletableFuture<String> third = everything(secure);
            assertThat(new SyslogServer(at(secure.getLocalPort()), SyslogServer.Transport.TLS, "mail.example")
                            .take(List.of(EVENT)))
                    .as("a certificate that the system does not trust")
                    .isFalse();
            assertThat(third.join()).isEmpty();
        }
        assertThat(new SyslogServer(at(1), SyslogServer.Transport.TCP, "mail.example").take(List.of(EVENT)))
                .as("nobody is there")
                .isFalse();
    }

    /// None of these has said that it has all.
    @ParameterizedTest
    @ValueSource(strings = {"reads nothing", "reads and stays", "resets"})
    void whatAServerHasNotTakenComesAgain(String way) throws IOException {
        List<Event> many = Collections.nCopies(
                2_000,
                new Event(7, new EventPosition(1, 2), AT, "x", "s", "", "{\"x\": \"" + "y".repeat(8_000) + "\"}"));
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CountDownLatch over = new CountDownLatch(1);
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serve(server, way, over));
            SyslogServer sink = new SyslogServer(
                    at(server.getLocalPort()),
                    SyslogServer.Transport.TCP,
                    "mail.example",
                    (SSLSocketFactory) SSLSocketFactory.getDefault(),
                    Duration.ofSeconds(2));
            assertThat(sink.take(way.equals("reads and stays") ? List.of(EVENT) : many))
                    .isFalse();
            over.countDown();
            served.join();
        }
    }

    private static void serve(ServerSocket server, String way, CountDownLatch over) {
        try (Socket socket = server.accept()) {
            switch (way) {
                case "resets" -> {
                    socket.getInputStream().readNBytes(1_000);
                    socket.setSoLinger(true, 0);
                }
                case "reads and stays" -> {
                    socket.getInputStream().readAllBytes();
                    over.await();
                }
                default -> over.await();
            }
        } catch (IOException | InterruptedException cut) {
            throw new AssertionError(cut);
        }
    }

    @Test
    void whatIsTooLongIsCutBetweenCharacters() {
        Event event = new Event(
                7, new EventPosition(1, 2), AT, "scan.completed", "s", "", "{\"x\": \"" + "ä".repeat(5_000) + "\"}");
        byte[] message = SyslogMessage.of(event, "");
        assertThat(message.length).isBetween(8_190, 8_192);
        assertThat(new String(message, StandardCharsets.UTF_8)).endsWith("ä").startsWith("<134>1 ");
    }

    private static CompletableFuture<String> everything(ServerSocket server) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket socket = server.accept()) {
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException refused) {
                return "";
            }
        });
    }

    private static InetSocketAddress at(int port) {
        return InetSocketAddress.createUnresolved("localhost", port);
    }

    private static void tell(long account, String subject) {
        DATABASE.database().inTransaction(transaction -> {
            EventLog.append(
                    transaction,
                    List.of(new NewEvent(account, AT, EventType.SCAN_COMPLETED, subject, "", EventData.of())));
            return true;
        });
    }
}
