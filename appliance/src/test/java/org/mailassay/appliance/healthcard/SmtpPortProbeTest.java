package org.mailassay.appliance.healthcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.healthcard.PortAnswer;
import org.mailassay.appliance.fetch.PublicAddress;

class SmtpPortProbeTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final ProbePatience SHORT =
            new ProbePatience(Duration.ofMillis(400), Duration.ofMillis(400), Duration.ofMillis(400));

    /// What a server says, whole, and what it is told after that.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "220 mx.example.com ESMTP\\r\\n                | Greeted[banner=220 mx.example.com ESMTP] | QUIT",
                "220-mx.example.com\\r\\n220-no spam\\r\\n220 go\\r\\n | Greeted[banner=220-mx.example.com]   | QUIT",
                "220\\r\\n                                     | Greeted[banner=220]                      | QUIT",
                "554 nobody here\\r\\n                         | Odd[line=554 nobody here]                | QUIT",
                "220 a\u001B[2Jb\\r\\n                         | Greeted[banner=220 a?[2Jb]               | QUIT",
                "SSH-2.0-OpenSSH\\r\\n                         | Silent[reason=what was said is no reply of SMTP] | ''",
                "-                                             | Silent[reason=nothing was said in time]  | ''",
            })
    void theGreetingSaysWhatItIs(String said, String expected, String told) throws Exception {
        String text = said.equals("-") ? "" : said.replace("\\r\\n", "\r\n");
        CompletableFuture<String> heard = new CompletableFuture<>();
        try (ServerSocket server = new ServerSocket(0, 1, HERE)) {
            Thread.startVirtualThread(() -> {
                try (Socket client = server.accept()) {
                    OutputStream out = client.getOutputStream();
                    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
                    String line = new BufferedReader(
                                    new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine();
                    heard.complete(line == null ? "" : line);
                } catch (IOException over) {
                    heard.complete("");
                }
            });
            assertThat(probe(server.getLocalPort()).at(HERE).toString()).isEqualTo(expected);
            assertThat(heard.get(10, TimeUnit.SECONDS)).isEqualTo(told);
        }
    }

    @ParameterizedTest
    @CsvSource({"220 mx.example.com, Greeted[banner=220 mx.example.com]", "554 no, Odd[line=554 no]"})
    void aGreetingStandsWhenTheServerResetsAtQuit(String said, String expected) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, HERE)) {
            Thread.startVirtualThread(() -> {
                try (Socket client = server.accept()) {
                    client.setSoLinger(true, 0);
                    client.getOutputStream().write((said + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    client.getInputStream().read();
                } catch (IOException over) {
                    // The probe has gone.
                }
            });
            assertThat(probe(server.getLocalPort()).at(HERE).toString()).isEqualTo(expected);
        }
    }

    @Test
    void aServerThatNeverEndsItsLineIsNotWaitedFor() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, HERE)) {
            Thread.startVirtualThread(() -> {
                try (Socket client = server.accept()) {
                    while (!Thread.currentThread().isInterrupted()) {
                        client.getOutputStream().write("220 x".getBytes(StandardCharsets.US_ASCII));
                    }
                } catch (IOException over) {
                    // The probe has gone.
                }
            });
            PortAnswer answer = probe(server.getLocalPort()).at(HERE);
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            PortAnswer.Greeted.class,
                            greeted -> assertThat(greeted.banner()).hasSize(200));
        }
    }

    @Test
    void aRefusedConnectionIsAnAnswer() throws IOException {
        assertThat(probe(closedPort()).at(HERE)).isEqualTo(new PortAnswer.Closed("the connection is refused"));
    }

    /// A full backlog drops whoever comes: the connection is neither taken nor refused.
    @Test
    void silenceCountsOnlyOnceSomebodyWasHeard() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T00:00:00Z"));
        InetAddress silent = InetAddress.ofLiteral("127.0.0.2");
        try (ServerSocket full = new ServerSocket(0, 1, silent);
                Filled _ = Filled.up(full)) {
            SmtpPortProbe probe = new SmtpPortProbe(full.getLocalPort(), List.of(), _ -> true, SHORT, now::get);
            assertThat(probe.at(silent)).isInstanceOf(PortAnswer.NotKnown.class);
            assertThat(probe.at(HERE)).as("nobody listens there").isInstanceOf(PortAnswer.Closed.class);
            assertThat(probe.at(silent)).isEqualTo(new PortAnswer.Closed("no answer in time"));
            now.updateAndGet(time -> time.plus(Duration.ofHours(25)));
            assertThat(probe.at(silent)).isInstanceOf(PortAnswer.NotKnown.class);
        }
    }

    @Test
    void noPrivateAddressIsContacted() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, HERE)) {
            server.setSoTimeout(300);
            SmtpPortProbe probe = new SmtpPortProbe(
                    server.getLocalPort(), List.of(), PublicAddress::is, SHORT, InstantSource.system());
            assertThat(probe.at(HERE)).isInstanceOf(PortAnswer.NotKnown.class);
            assertThat(server)
                    .satisfies(listening ->
                            assertThatThrownBy(listening::accept).isInstanceOf(SocketTimeoutException.class));
        }
    }

    @Test
    void theConnectionComesFromTheSourceAddressOfItsFamily() throws Exception {
        CompletableFuture<String> peer = new CompletableFuture<>();
        try (ServerSocket server = new ServerSocket(0, 1, HERE)) {
            Thread.startVirtualThread(() -> {
                try (Socket client = server.accept()) {
                    peer.complete(client.getInetAddress().getHostAddress());
                } catch (IOException failed) {
                    peer.completeExceptionally(failed);
                }
            });
            new SmtpPortProbe(
                            server.getLocalPort(),
                            List.of(InetAddress.ofLiteral("::1"), InetAddress.ofLiteral("127.0.0.9")),
                            _ -> true,
                            SHORT,
                            InstantSource.system())
                    .at(HERE);
            assertThat(peer.get(10, TimeUnit.SECONDS)).isEqualTo("127.0.0.9");
        }
    }

    private static SmtpPortProbe probe(int port) {
        return new SmtpPortProbe(port, List.of(), _ -> true, SHORT, InstantSource.system());
    }

    private static int closedPort() throws IOException {
        try (ServerSocket nobody = new ServerSocket(0, 1, HERE)) {
            return nobody.getLocalPort();
        }
    }

    /// Connections that fill a server's backlog.
    private record Filled(List<Socket> sockets) implements AutoCloseable {
        private static Filled up(ServerSocket server) {
            List<Socket> sockets = new ArrayList<>();
            try {
                for (int i = 0; i < 16; i++) {
                    Socket socket = new Socket();
                    sockets.add(socket);
                    socket.connect(server.getLocalSocketAddress(), 200);
                }
            } catch (IOException full) {
                return new Filled(sockets);
            }
            throw new AssertionError("the backlog has no end");
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
