package org.mailassay.analysis.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.content.MailContent;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.mime.EncodedWords;
import org.mailassay.analysis.mime.MimeLimits;
import org.mailassay.analysis.mime.MimeReader;

class LetterTest {
    private static final Instant NOW = Instant.parse("2026-04-05T09:15:00Z");
    private static final String ID = "abcdefghijklmnop";

    @Test
    void aReaderGetsWhatWasWritten() {
        String subject = "Prüfung: ".repeat(20) + "日本 😀";
        String plain = "Straße = 1\n\n.\nFrom here \n" + "lang ".repeat(50) + "é";
        String html = "<p>" + "ü".repeat(200) + "</p>";
        Octets message =
                new Letter("postmaster@mx.example", "abuse@example.com", "de", subject, plain, html).octets(NOW, ID);
        String wire = new String(message.toByteArray(), StandardCharsets.US_ASCII);

        assertThat(wire.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(wire.split("\r\n", -1)).allMatch(line -> line.length() <= 76);
        assertThat(wire)
                .startsWith("Date: Sun, 5 Apr 2026 09:15:00 +0000\r\nFrom: Mailassay <postmaster@mx.example>\r\n")
                .contains("Message-ID: <" + ID + "@mx.example>\r\n");
        HeaderFields header = HeaderFields.of(message);
        assertThat(EncodedWords.decode(
                        header.first("Subject").orElseThrow().value().strip()))
                .isEqualTo(subject);
        MailContent content = MailContent.of(MimeReader.read(header, MimeLimits.DEFAULT));
        assertThat(content.plain().orElseThrow().text().replace("\r\n", "\n").stripTrailing())
                .isEqualTo(plain);
        assertThat(content.html().orElseThrow().text().stripTrailing()).isEqualTo(html);
    }

    @Test
    void noSubjectBeginsAnotherField() {
        Octets message =
                new Letter("a@mx.example", "b@example.com", "en", "x\r\nBcc: c@example.com", "", "").octets(NOW, ID);
        assertThat(new String(message.toByteArray(), StandardCharsets.US_ASCII)).doesNotContain("Bcc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@example.com\r\nBcc: c@example.com", "a", "a@b>, <c@d", "", "ä@example.com", "a b@c.example"})
    void noAddressBeginsAnotherField(String address) {
        assertThatThrownBy(() -> new Letter("a@mx.example", address, "en", "x", "", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
