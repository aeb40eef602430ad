package org.mailassay.mailets.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailassay.mailets.SmtpLimits;
import org.mailassay.mailets.testing.SmtpClient;
import org.mailassay.mailets.testing.SmtpReply;

/// Dialogues as they stand in `smtp/dialogues`: `C:` is sent, each `S:` is the beginning of a line of the answer.
class DialogueTest {
    @TempDir
    private Path folder;

    static List<Path> dialogues() throws IOException, URISyntaxException {
        Path folder = Path.of(DialogueTest.class.getResource("/smtp/dialogues").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("dialogues")
    void answersAsWritten(Path dialogue) throws IOException {
        try (ListenerUnderTest server = ListenerUnderTest.open(folder, SmtpLimits.DEFAULT);
                SmtpClient client = server.connect()) {
            List<String> expected = new ArrayList<>();
            for (String line : Files.readAllLines(dialogue)) {
                if (line.startsWith("C:")) {
                    client.send(line.substring(2).strip() + "\r\n");
                } else if (line.startsWith("S:")) {
                    expected.add(line.substring(2).strip());
                } else {
                    assertThat(line).isEqualTo("closed");
                    assertThat(client.isClosedByServer()).isTrue();
                }
                if (line.startsWith("S:") && !line.startsWith("-", 6)) {
                    compare(client.read(), expected);
                    expected.clear();
                }
            }
            assertThat(expected).isEmpty();
        }
    }

    private static void compare(SmtpReply reply, List<String> expected) {
        assertThat(reply.lines()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            String actual = reply.code()
                    + (i < expected.size() - 1 ? "-" : " ")
                    + reply.lines().get(i);
            assertThat(actual).startsWith(expected.get(i));
        }
    }
}
