package org.mailassay.analysis.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.Octets;

class CopiedFieldsTest {
    private static CopiedFields copies(String value) {
        return CopiedFields.of(((TagList.Read) TagList.read("z=" + value)).tags());
    }

    private static HeaderFields header(String text) {
        return HeaderFields.of(Octets.of((text + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void aFieldThatHasAnotherValueNowWasChanged() {
        HeaderFields message = header("From: a@example.com\r\nSubject: two\r\n words\r\nTo: b@example.com");

        assertThat(copies("From:a@example.com|Subject:two=20words|TO:c@example.com|Date:gone")
                        .changedIn(message))
                .containsExactly("date", "to");
    }

    @Test
    void oneOfSeveralFieldsOfTheNameIsEnough() {
        HeaderFields message = header("Received: one\r\nReceived: two");

        assertThat(copies("Received:two|Received:one").changedIn(message)).isEmpty();
        assertThat(copies("Received:two|Received:three").changedIn(message)).containsExactly("received");
    }

    @Test
    void manyCopiesOfManyFieldsCostLinearTime() {
        HeaderFields message = header("X: 1" + "\r\nX: 1".repeat(4_900));

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(copies("X:2|".repeat(100_000)).changedIn(message))
                        .containsExactly("x"));
    }
}
