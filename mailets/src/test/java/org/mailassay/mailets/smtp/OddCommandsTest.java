package org.mailassay.mailets.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.mailets.SmtpLimits;
import org.mailassay.mailets.testing.SmtpClient;
import org.mailassay.mailets.testing.SmtpReply;

/// Commands put together at random from pieces that have a meaning somewhere: each gets one answer, whatever it is.
class OddCommandsTest {
    private static final int COMMANDS = 4_000;
    private static final List<String> PIECES = List.of(
            "EHLO",
            "HELO",
            "MAIL",
            "RCPT",
            "RSET",
            "NOOP",
            "VRFY",
            "HELP",
            "BDAT",
            "AUTH",
            " ",
            "  ",
            "FROM:",
            "TO:",
            "from: ",
            "<",
            ">",
            "<>",
            "@",
            ":",
            ",",
            "\"",
            "\\",
            "\\\"",
            ".",
            "..",
            "[192.0.2.1]",
            "[IPv6:2001:db8::1]",
            "[",
            "]",
            "reports@example.org",
            "postmaster",
            "@relay.example:",
            "a@sender.example",
            "+tag",
            "SIZE=",
            "SIZE=1",
            "SIZE=99999999999999999999",
            "SIZE=-1",
            "BODY=8BITMIME",
            "BODY=",
            "SMTPUTF8",
            "RET=HDRS",
            "=",
            "%",
            "!",
            "example.org",
            "EXAMPLE.ORG",
            "x".repeat(300),
            "\t",
            "\0",
            "\u00e9",
            "\r",
            "0",
            "PLAIN",
            "LAST");

    @TempDir
    private Path folder;

    @Test
    void everyOneIsAnswered() throws IOException {
        Random random = new Random(5_321);
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT)) {
            SmtpClient client = server.greet();
            for (int i = 0; i < COMMANDS; i++) {
                String command = command(random);
                SmtpReply reply = client.say(command);
                assertThat(reply.code()).as(command).isBetween(220, 555).isNotEqualTo(354);
                assertThat(reply.lines())
                        .as(command)
                        .allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c <= '~'));
                if (reply.code() == 421 || command.indexOf('\r') >= 0) {
                    client.drain();
                    client.close();
                    client = server.greet();
                }
            }
            client.close();
            assertThat(server.nothingAccepted()).isTrue();
        }
    }

    private static String command(Random random) {
        StringBuilder command = new StringBuilder(PIECES.get(random.nextInt(PIECES.size())));
        int pieces = random.nextInt(8);
        for (int i = 0; i < pieces; i++) {
            command.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return command.toString();
    }
}
