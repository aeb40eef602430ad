package org.mailassay.mailets.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.mailets.SmtpLimits;
import org.mailassay.mailets.testing.SmtpClient;
import org.mailassay.mailets.testing.SmtpReply;

/// Nothing but CR LF ends a line, and nothing but CR LF . CR LF a message.
class SmugglingTest {
    private static final String SMUGGLED =
            "MAIL FROM:<forged@victim.example>\r\nRCPT TO:<reports@example.org>\r\nDATA\r\nSubject: smuggled\r\n\r\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n.\n",
                "\n.\r\n",
                "\r.\r",
                "\r.\r\n",
                "\r\n.\n",
                "\r\n.\r",
                "\n.\r",
                "\r.\n",
                "\r\r\n.\r\n",
                "\r\n.\r\r\n",
                "\r\n\n.\r\n",
                "\u0000\n.\r\n",
                "\n\r\n.\r\n.\r\n"
            })
    void refusesTheWholeMessage(String falseEnd) throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT);
                SmtpClient client = server.greet()) {
            client.begin("a@sender.example", "reports@example.org");
            client.send("Subject: outer\r\n\r\nbody" + falseEnd + SMUGGLED + "\r\n.\r\n");

            SmtpReply reply = client.read();

            assertThat(reply.code()).isEqualTo(554);
            // What follows may be part of the message for whoever sent it, so it is not taken for commands.
            assertThat(client.isClosedByServer()).isTrue();
            assertThat(server.nothingAccepted()).isTrue();
        }
    }

    @Test
    void tellsAClientThatEndsLinesInItsOwnWayInsteadOfWaiting() throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT);
                SmtpClient client = server.greet()) {
            client.begin("a@sender.example", "reports@example.org");
            client.send("Subject: unix\n\nbody\n.\n");
            assertThat(client.read().code()).isEqualTo(554);
            assertThat(client.isClosedByServer()).isTrue();
            assertThat(server.nothingAccepted()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOOP\n", "NO\nOP\r\n", "NOOP\r \r\n", "NOOP\r\r\n"})
    void takesNoCommandWithABareLineEnding(String command) throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT);
                SmtpClient client = server.greet()) {
            client.send(command);
            assertThat(client.read().code()).isEqualTo(500);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOOP\u0000", "EHLO caf\u00e9.example", "NOOP\u007f", "MAIL\tFROM:<a@b.example>"})
    void takesNoCommandWithOtherThanPrintableAscii(String command) throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT);
                SmtpClient client = server.greet()) {
            assertThat(client.say(command).code()).isEqualTo(500);
            assertThat(client.say("NOOP").code()).isEqualTo(250);
        }
    }
}
