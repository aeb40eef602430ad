package org.mailassay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.api.testing.RawHttp;
import org.mailassay.api.testing.TestApi;

/// Clients that hold a connection: they are cut off, and an octet now and then does not help them.
class SlowClientTest {
    @RegisterExtension
    static final TestApi API = TestApi.start(settings -> settings.withLimits(new ServerLimits(
            200, 100, 64 << 10, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), 100)));

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aSlowRequestLine() throws IOException {
        assertCutOff("GET /");
    }

    @Test
    void aSlowHead() throws IOException {
        assertCutOff("GET /health/live HTTP/1.1\r\nHost: localhost\r\nX: ");
    }

    @Test
    void aSlowBody() throws IOException {
        assertCutOff(post() + "Content-Length: 60000\r\n\r\n{");
    }

    @Test
    void aSlowChunk() throws IOException {
        assertCutOff(post() + "Transfer-Encoding: chunked\r\n\r\n5000\r\nab");
    }

    @Test
    void silence() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), API.port())) {
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            assertThat(RawHttp.readAll(socket.getInputStream())).isIn("", RawHttp.RESET);
        }
    }

    private static String post() {
        return "POST /api/dmarc/v1/domains HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + API.key(API.account("slow-" + System.nanoTime() + "@example.com"))
                + "\r\nContent-Type: application/json\r\n";
    }

    private static void assertCutOff(String beginning) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), API.port())) {
            socket.setSoTimeout(100);
            OutputStream out = socket.getOutputStream();
            out.write(beginning.getBytes(StandardCharsets.ISO_8859_1));
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (isOpen(socket)) {
                assertThat(System.nanoTime()).as("still open").isLessThan(end);
            }
        }
    }

    /// Sends one more octet and waits a moment for the end of the stream.
    private static boolean isOpen(Socket socket) {
        try {
            socket.getOutputStream().write('a');
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
