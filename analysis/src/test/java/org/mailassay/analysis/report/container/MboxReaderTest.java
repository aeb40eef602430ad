package org.mailassay.analysis.report.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MboxReaderTest {
    private static final String FROM_LINE = "From a@b.example Mon Jan  6 10:00:00 2025\n";

    @Test
    void splitsAtFromLines() throws IOException {
        assertThat(messages(FROM_LINE + "Subject: 1\n\none\n\n" + FROM_LINE + "Subject: 2\n\ntwo\n"))
                .containsExactly("Subject: 1\n\none\n", "Subject: 2\n\ntwo\n");
    }

    @Test
    void keepsBlankLinesWithinAMessage() throws IOException {
        assertThat(messages(FROM_LINE + "Subject: 1\n\n\none\n\n\n\n" + FROM_LINE + "Subject: 2\n\n"))
                .containsExactly("Subject: 1\n\n\none\n\n\n", "Subject: 2\n");
    }

    @Test
    void undoesTheQuotingOfLines() throws IOException {
        assertThat(messages(FROM_LINE + "Subject: 1\n\n>From me\n>>From you\n> From him\nFrom us\n>Fromage\n"))
                .containsExactly("Subject: 1\n\nFrom me\n>From you\n> From him\nFrom us\n>Fromage\n");
    }

    @Test
    void aSentenceIsNoFromLine() throws IOException {
        assertThat(messages(FROM_LINE + "Subject: 1\n\nHello.\n\nFrom here on it is quiet.\n"))
                .containsExactly("Subject: 1\n\nHello.\n\nFrom here on it is quiet.\n");
    }

    @Test
    void aFromLineInTheMiddleOfAParagraphIsText() throws IOException {
        assertThat(messages(FROM_LINE + "Subject: 1\n\nHello\n" + FROM_LINE + "bye\n"))
                .containsExactly("Subject: 1\n\nHello\n" + FROM_LINE + "bye\n");
    }

    @Test
    void readsLinesThatEndInCrLf() throws IOException {
        String mbox = (FROM_LINE + "Subject: 1\n\none\n\n" + FROM_LINE + "Subject: 2\n\ntwo\n").replace("\n", "\r\n");

        assertThat(messages(mbox)).containsExactly("Subject: 1\r\n\r\none\r\n", "Subject: 2\r\n\r\ntwo\r\n");
    }

    @Test
    void readsLinesLongerThanItsBuffers() throws IOException {
        String line = "x".repeat(200_000) + "From 10:00\n";

        assertThat(messages(FROM_LINE + line + "\n" + FROM_LINE + line)).containsExactly(line, line);
    }

    @Test
    void passesOverAMessageThatIsTooLarge() throws IOException {
        String mbox = FROM_LINE + "y".repeat(100) + "\n\n" + FROM_LINE + "small\n";
        MboxReader reader = new MboxReader(stream(mbox), 50);

        assertThat(reader.next()).contains(new MboxMessage.TooLarge(101));
        assertThat(reader.next()).get().isInstanceOf(MboxMessage.Whole.class);
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void anEmptyFileHasNoMessage() throws IOException {
        assertThat(messages("")).isEmpty();
        assertThat(messages("\n\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "From a@b.example Mon Jan  6 10:00:00 2025, true",
        "From - Mon Jan 6 10:00 2025, true",
        "From here on, false",
        "From: a@b.example at 10:00, false",
        "Subject: 10:00, false",
        "'', false"
    })
    void tellsAnMboxFileByItsFirstLine(String line, boolean mbox) {
        assertThat(MboxReader.isMbox((line + "\nSubject: x\n").getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(mbox);
    }

    private static List<String> messages(String mbox) throws IOException {
        MboxReader reader = new MboxReader(stream(mbox), 1 << 20);
        List<String> messages = new ArrayList<>();
        Optional<MboxMessage> next = reader.next();
        while (next.isPresent()) {
            messages.add(
                    switch (next.get()) {
                        case MboxMessage.Whole whole -> whole.octets().latin1();
                        case MboxMessage.TooLarge tooLarge -> "too large: " + tooLarge.octets();
                    });
            next = reader.next();
        }
        return messages;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
