package org.mailassay.analysis.compose;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.mailassay.analysis.message.Octets;

/// A message in two forms that say the same (RFC 2046, section 5.1.4), sent without a person having a hand in it.
///
/// @param from the address that it is from
/// @param to the address that it is for
/// @param language of both forms (RFC 3282)
/// @param plain lines ended by LF
/// @param html a whole document, lines ended by LF
public record Letter(String from, String to, String language, String subject, String plain, String html) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /// The form of an unquoted address in a header field. What it does not hold could end the field.
    private static final String ADDRESS = "[!-~&&[^<>(),;:\"\\\\]]+@[!-~&&[^<>(),;:\"\\\\]]+";

    public Letter {
        if (!from.matches(ADDRESS) || !to.matches(ADDRESS) || !language.matches("[A-Za-z-]{2,20}")) {
            throw new IllegalArgumentException("an address or a language that no header field can hold");
        }
    }

    /// The message as it goes to the wire.
    ///
    /// @param identifier unique for ever: it names the message (RFC 5322, section 3.6.4) and parts its bodies
    public Octets octets(Instant date, String identifier) {
        if (!identifier.matches("[0-9A-Za-z]{16,60}")) {
            throw new IllegalArgumentException("not an identifier");
        }
        String boundary = "=_" + identifier;
        String domain = from.substring(from.lastIndexOf('@') + 1);
        String message = """
                Date: %s
                From: Mailassay <%s>
                To: <%s>
                Subject: %s
                Message-ID: <%s@%s>
                Auto-Submitted: auto-generated
                Content-Language: %s
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary="%s"

                """.formatted(
                                DATE.format(date),
                                from,
                                to,
                                EncodedText.header(subject),
                                identifier,
                                domain,
                                language,
                                boundary)
                + part(boundary, "text/plain", plain)
                + part(boundary, "text/html", html)
                + "--" + boundary + "--\n";
        return Octets.of(message.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String part(String boundary, String type, String text) {
        return """
                --%s
                Content-Type: %s; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                %s
                """.formatted(boundary, type, EncodedText.quotedPrintable(text.stripTrailing()));
    }
}
