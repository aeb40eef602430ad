package org.mailassay.api.verification;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.mailassay.analysis.compose.Letter;
import org.mailassay.api.page.Html;

/// The letter with a link, as text and as HTML.
///
/// @param value what is to be confirmed: a domain or addresses
/// @param host the name that the link proves
/// @param account the address of the account that asks
/// @param appliance the domain of the appliance
/// @param sender the address that the letter is from
record VerificationLetter(
        MailLanguage language,
        String value,
        String host,
        String account,
        String appliance,
        String sender,
        String recipient,
        String link,
        Instant expires) {
    private static final int LINE = 76;

    Letter letter() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("value", value);
        values.put("host", host);
        values.put("account", account);
        values.put("appliance", appliance);
        values.put("recipient", recipient);
        values.put(
                "expires",
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(expires));
        List<String> before = Stream.of("greeting", "request", value.equals(host) ? "" : "proves", "click")
                .filter(key -> !key.isEmpty())
                .map(key -> language.text(key, values))
                .toList();
        List<String> after = Stream.of("expires", "effect", "ignore", "automatic")
                .map(key -> language.text(key, values))
                .toList();
        return new Letter(
                sender,
                recipient,
                language.code(),
                language.text("subject", values),
                plain(before, after),
                html(before, after));
    }

    private String plain(List<String> before, List<String> after) {
        StringBuilder text = new StringBuilder();
        before.forEach(paragraph -> text.append(wrapped(paragraph)).append("\n\n"));
        text.append(link).append("\n\n");
        after.forEach(paragraph -> text.append(wrapped(paragraph)).append("\n\n"));
        return text.toString();
    }

    private String html(List<String> before, List<String> after) {
        StringBuilder html = new StringBuilder("<!doctype html>\n<html lang=\"%s\">\n".formatted(language.code()))
                .append("<head><meta charset=\"utf-8\"><title>Mailassay</title></head>\n<body>\n");
        before.forEach(paragraph -> html.append(paragraph(Html.escaped(paragraph))));
        String address = Html.escaped(link);
        html.append(paragraph("<a href=\"" + address + "\">" + address + "</a>"));
        after.forEach(paragraph -> html.append(paragraph(Html.escaped(paragraph))));
        return html.append("</body>\n</html>\n").toString();
    }

    private static String paragraph(String html) {
        return "<p>" + html + "</p>\n";
    }

    /// Lines of readable length (RFC 5322, section 2.1.1); a word that is longer stands alone.
    private static String wrapped(String paragraph) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String word : paragraph.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > LINE) {
                text.append('\n');
                column = 0;
            } else if (column > 0) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        return text.toString();
    }
}
