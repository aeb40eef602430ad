package org.mailassay.mailets.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.mailets.SmtpLimits;
import org.mailassay.mailets.testing.SmtpClient;

/// What is kept is what was sent, octet for octet.
class ReceivedOctetsTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> oddButLegal() {
        return Stream.of(
                Arguments.of("8-bit octets", "Subject: caf\u00e9\r\n\r\n\u0080\u00ff\r\n"),
                Arguments.of("a NUL", "Subject: a\u0000b\r\n\r\n\u0000\r\n"),
                Arguments.of("other controls", "Subject: a\u0001\u0007\u001b\u007f\r\n\r\n\b\f\u000b\r\n"),
                Arguments.of("no header", "\r\nbody\r\n"),
                Arguments.of("no body", "Subject: a\r\n"),
                Arguments.of("nothing", ""),
                Arguments.of("an empty line", "\r\n"),
                Arguments.of("folding with tabs", "Subject: a\r\n\tb\r\n \t c\r\n\t\r\n\r\nbody\r\n"),
                Arguments.of("trailing spaces", "Subject: a  \t\r\nX:\r\nX: \r\n\r\nbody  \t\r\n \r\n"),
                Arguments.of(
                        "lines that are no fields", "Subject: a\r\nno colon\r\n: no name\r\nX : y\r\n\r\nbody\r\n"),
                Arguments.of("a fold first", " a fold\r\nSubject: a\r\n\r\nbody\r\n"),
                Arguments.of("repeated fields", "To: a\r\nTo: b\r\nSubject: a\r\nSubject: b\r\n\r\n\r\n\r\n"),
                Arguments.of("dots", ".\r\n..\r\n...\r\n.a\r\n. \r\na.\r\n"),
                Arguments.of("mixed case and order", "sUBJECT: a\r\nMIME-version: 1.0\r\nFrom: b\r\n\r\nbody\r\n"),
                Arguments.of("a Received field", "Received: from a by b; now\r\nSubject: a\r\n\r\nbody\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddButLegal")
    void keepsWhatWasSent(String what, String message) throws IOException, InterruptedException {
        assertKept(SmtpLimits.DEFAULT, message.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void keepsLongLines() throws IOException, InterruptedException {
        StringBuilder message = new StringBuilder("Subject: long\r\n\r\n");
        for (int length : new int[] {8_190, 8_191, 8_192, 8_193, 16_383, 16_384, 16_385, 100_000, 1_048_574}) {
            message.repeat('x', length).append("\r\n");
        }
        assertKept(SmtpLimits.DEFAULT, message.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void keepsAnythingWhoseLinesEndWithCrLf() throws IOException, InterruptedException {
        Random random = new Random(20_260_101);
        for (int i = 0; i < 20; i++) {
            StringBuilder message = new StringBuilder();
            int lines = random.nextInt(200);
            for (int line = 0; line < lines; line++) {
                random.ints(random.nextInt(300), 0, 256)
                        .filter(octet -> octet != '\r' && octet != '\n')
                        .forEach(octet -> message.append((char) (octet < 40 ? '.' : octet)));
                message.append("\r\n");
            }
            assertKept(SmtpLimits.DEFAULT, message.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void keepsEachOfManyMessagesOfOneSession() throws IOException, InterruptedException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT);
                SmtpClient client = server.greet()) {
            // All commands of a transaction at once (RFC 2920).
            for (int i = 0; i < 10; i++) {
                client.send("MAIL FROM:<a" + i + "@sender.example>\r\nRCPT TO:<reports@example.org>\r\nDATA\r\n");
                assertThat(client.read().code()).isEqualTo(250);
                assertThat(client.read().code()).isEqualTo(250);
                assertThat(client.read().code()).isEqualTo(354);
                client.send("Subject: " + i + "\r\n\r\n.\r\n");
                assertThat(client.read().code()).isEqualTo(250);
                ListenerUnderTest.Accepted accepted = server.next();
                assertThat(accepted.octets().latin1()).isEqualTo("Subject: " + i + "\r\n\r\n");
                assertThat(accepted.envelopes())
                        .isEqualTo(Map.of(
                                "report", new Envelope("a" + i + "@sender.example", List.of("reports@example.org"))));
            }
        }
    }

    private void assertKept(SmtpLimits limits, byte[] message) throws IOException, InterruptedException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, limits);
                SmtpClient client = server.greet()) {
            String text = new String(message, StandardCharsets.ISO_8859_1);
            String stuffed = text.replaceAll("(?<=^|\n)\\.", "..");
            assertThat(client.deliver("a@sender.example", "reports@example.org", stuffed)
                            .code())
                    .isEqualTo(250);
            assertThat(server.next().octets()).isEqualTo(Octets.of(message));
        }
    }
}
