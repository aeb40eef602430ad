package org.mailassay.mailets.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.dns.Network;
import org.mailassay.analysis.message.Connection;
import org.mailassay.mailets.SmtpLimits;
import org.mailassay.mailets.testing.SmtpClient;
import org.mailassay.mailets.testing.SmtpReply;
import org.mailassay.mailets.testing.TestMailServer;

/// Mail through a proxy is the mail of the client that the proxy names. In version 2, `sig` stands for the signature.
class ProxyProtocolTest {
    private static final List<Network> HERE = List.of(Network.parse("127.0.0.0/8"), Network.parse("::1"));
    private static final String IP4 = "sig 21 11 000c c0000201 c6336401 9c40 0019";
    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "'PROXY TCP4 192.0.2.1 198.51.100.1 40000 25\r\n', 192.0.2.1, 40000",
        "'PROXY TCP6 2001:db8::25 2001:db8::1 40001 25\r\n', 2001:db8::25, 40001",
        "'PROXY TCP6 ::ffff:192.0.2.3 ::ffff:198.51.100.1 40002 25\r\n', 192.0.2.3, 40002",
        IP4 + ", 192.0.2.1, 40000",
        // Fields behind the addresses: an ALPN and padding.
        "sig 21 11 0014 c0000201 c6336401 9c40 0019 0100026832 040000, 192.0.2.1, 40000",
        "sig 21 21 0024 20010db8000000000000000000000025 20010db8000000000000000000000001 9c41 0019,"
                + " 2001:db8::25, 40001",
        "sig 21 21 0024 00000000000000000000ffffc0000203 00000000000000000000ffffc6336401 9c42 0019, 192.0.2.3, 40002",
    })
    void theClientThatTheProxyNamesIsTheClient(String header, String client, int port)
            throws IOException, InterruptedException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT, HERE);
                SmtpClient proxy = server.connect()) {
            // The client's first command may come together with the header.
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            octets.write(octets(header));
            octets.write("EHLO client.example\r\n".getBytes(StandardCharsets.US_ASCII));
            proxy.send(octets.toByteArray());
            assertThat(proxy.read().code()).isEqualTo(220);
            assertThat(proxy.read().code()).isEqualTo(250);
            assertThat(proxy.deliver("a@sender.example", "reports@example.org", "\r\n")
                            .code())
                    .isEqualTo(250);

            Connection.Smtp connection = server.next().connection();
            assertThat(connection.client()).isEqualTo(InetAddress.ofLiteral(client));
            assertThat(connection.clientPort()).isEqualTo(port);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PROXY UNKNOWN\r\n", "PROXY UNKNOWN ffff::1 x 0 99999\r\n", "sig 20 00 0000", "sig 21 00 0000"})
    void theProxysOwnConnectionIsItsOwn(String header) throws IOException, InterruptedException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT, HERE);
                SmtpClient proxy = server.connect()) {
            proxy.send(octets(header));
            assertThat(proxy.read().code()).isEqualTo(220);
            proxy.say("EHLO proxy.example");
            proxy.deliver("a@sender.example", "reports@example.org", "\r\n");
            assertThat(server.next().connection().client()).isEqualTo(InetAddress.getLoopbackAddress());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EHLO client.example\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                "PROXY TCP4 192.0.2.1 198.51.100.1 40000\r\n",
                "PROXY TCP4 192.0.2.1 198.51.100.1 40000 25 \r\n",
                "PROXY TCP4  192.0.2.1 198.51.100.1 40000 25\r\n",
                "PROXY TCP4 192.0.2.1 198.51.100.1 40000 25\nEHLO x\r\n",
                "PROXY TCP4 192.0.2.01 198.51.100.1 40000 25\r\n",
                "PROXY TCP4 192.0.2.1 198.51.100.1 65536 25\r\n",
                "PROXY TCP4 192.0.2.1 198.51.100.1 40000 025\r\n",
                "PROXY TCP4 2001:db8::25 2001:db8::1 40000 25\r\n",
                "PROXY TCP6 192.0.2.1 198.51.100.1 40000 25\r\n",
                "PROXY TCP6 2001:db8::25 mx.example.org 40000 25\r\n",
                "PROXY UDP4 192.0.2.1 198.51.100.1 40000 25\r\n",
                "proxy TCP4 192.0.2.1 198.51.100.1 40000 25\r\n",
                "PROXY \r\n          \r\n",
                // Too short for its addresses, of UDP, of a Unix socket, an unknown command, an unknown version.
                "sig 21 11 0008 c0000201 c6336401",
                "sig 21 12 000c c0000201 c6336401 9c40 0019",
                "sig 21 31 000c c0000201 c6336401 9c40 0019",
                "sig 22 11 000c c0000201 c6336401 9c40 0019",
                "sig 11 11 000c c0000201 c6336401 9c40 0019",
                "sig 21 11 ffff c0000201 c6336401 9c40 0019",
            })
    void whatIsNoHeaderEndsTheConnectionWithoutAnAnswer(String junk) throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT, HERE);
                SmtpClient proxy = server.connect()) {
            proxy.send(octets(junk));
            assertThat(proxy.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aHeaderThatDoesNotEndIsNotReadForEver() throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT, HERE);
                SmtpClient endless = server.connect();
                SmtpClient silent = server.connect();
                SmtpClient slow = server.connect()) {
            endless.send("PROXY TCP4 " + "1".repeat(200));
            assertThat(endless.isClosedByServer()).isTrue();
            slow.send("PROXY TCP4 192.0.2.1 ");
            long before = System.nanoTime();
            assertThat(silent.isClosedByServer()).isTrue();
            assertThat(slow.isClosedByServer()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void whoIsNoTrustedProxyIsRefusedAndNotBelieved() throws IOException {
        try (ListenerUnderTest server =
                        ListenerUnderTest.open(folder, SmtpLimits.DEFAULT, List.of(Network.parse("192.0.2.0/24")));
                SmtpClient stranger = server.connect()) {
            SmtpReply refusal = stranger.read();
            assertThat(refusal.code()).isEqualTo(421);
            assertThat(refusal.text()).startsWith("4.7.1");
            assertThat(stranger.isClosedByServer()).isTrue();
        }
    }

    @Test
    void theHeaderMeansNothingWhereNoProxyIsExpected() throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT);
                SmtpClient client = server.connect()) {
            assertThat(client.read().code()).isEqualTo(220);
            assertThat(client.say("PROXY TCP4 192.0.2.1 198.51.100.1 40000 25").code())
                    .isEqualTo(500);
        }
    }

    @Test
    void connectionsAreCountedForEachClientAndNotForTheProxy() throws IOException {
        int perClient = SmtpLimits.DEFAULT.connectionsPerAddress();
        List<SmtpClient> open = new ArrayList<>();
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT, HERE)) {
            for (int i = 0; i < perClient; i++) {
                open.add(greeted(server, "192.0.2.1", 220));
            }
            greeted(server, "192.0.2.1", 421).close();
            open.add(greeted(server, "192.0.2.2", 220));
            // The refused one leaves a moment after its answer.
            TestMailServer.await(Duration.ofSeconds(20), () -> server.listener().connections() == perClient + 1);
        } finally {
            for (SmtpClient client : open) {
                client.close();
            }
        }
    }

    private static SmtpClient greeted(ListenerUnderTest server, String client, int code) throws IOException {
        SmtpClient proxy = server.connect();
        proxy.send("PROXY TCP4 " + client + " 198.51.100.1 40000 25\r\n");
        assertThat(proxy.read().code()).isEqualTo(code);
        return proxy;
    }

    private static byte[] octets(String header) {
        return header.startsWith("sig ")
                ? HexFormat.of().parseHex(header.replace("sig", SIGNATURE).replace(" ", ""))
                : header.getBytes(StandardCharsets.ISO_8859_1);
    }
}
