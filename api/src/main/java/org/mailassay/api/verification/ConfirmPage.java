package org.mailassay.api.verification;

import java.util.Map;
import org.mailassay.api.http.Answer;
import org.mailassay.api.page.Html;
import org.mailassay.store.ownership.Confirmation;
import org.mailassay.store.ownership.Verification;

/// What whoever opens a link of a verification mail sees, in the language of that mail.
final class ConfirmPage {
    private ConfirmPage() {}

    /// @param path of the page itself, where the button sends to
    static Answer question(Confirmation asked, String path) {
        MailLanguage language = language(asked);
        Map<String, String> values = values(asked);
        String proves =
                asked.value().equals(asked.host()) ? "" : "<p>" + escaped(language, "page.proves", values) + "</p>\n";
        return Html.page(200, language.code(), language.text("page.title", values), """
                <h1>%s</h1>
                <p>%s</p>
                %s<form method="post" action="%s">
                <button type="submit">%s</button>
                </form>
                <p class="small">%s</p>
                """.formatted(
                        escaped(language, "page.title", values),
                        escaped(language, "page.question", values),
                        proves,
                        Html.escaped(path),
                        escaped(language, "page.button", values),
                        escaped(language, "page.leave", values)));
    }

    static Answer outcome(Confirmation asked, Verification verification) {
        MailLanguage language = language(asked);
        return switch (verification) {
            case Verification.Verified _ -> text(200, language, "page.done", values(asked));
            case Verification.Pending(int verified, int total) ->
                text(
                        200,
                        language,
                        "page.part",
                        Map.of("verified", Integer.toString(verified), "total", Integer.toString(total)));
            case Verification.Conflict _ -> text(409, language, "page.conflict", Map.of());
            case Verification.Missing _ -> text(404, language, "page.invalid", Map.of());
        };
    }

    /// Nobody knows which language its reader has.
    static Answer invalid() {
        return text(404, MailLanguage.EN, "page.invalid", Map.of());
    }

    private static Answer text(int status, MailLanguage language, String key, Map<String, String> values) {
        String title = language.text(key + ".title", values);
        return Html.page(
                status,
                language.code(),
                title,
                "<h1>" + Html.escaped(title) + "</h1>\n<p>" + escaped(language, key, values) + "</p>");
    }

    private static MailLanguage language(Confirmation asked) {
        return MailLanguage.of(asked.language()).orElse(MailLanguage.EN);
    }

    private static Map<String, String> values(Confirmation asked) {
        return Map.of("value", asked.value(), "host", asked.host(), "account", asked.account());
    }

    private static String escaped(MailLanguage language, String key, Map<String, String> values) {
        return Html.escaped(language.text(key, values));
    }
}
