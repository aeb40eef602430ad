package org.mailassay.api.page;

import java.util.Map;
import org.mailassay.api.http.Answer;

/// Text made fit for HTML, and the frame that every page has.
final class Html {
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Html() {}

    /// The text with every character that means something in HTML written as a reference.
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /// A whole page.
    ///
    /// @param main the content, HTML already
    static Answer page(int status, String title, String main) {
        String html = """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="/style.css">
                </head>
                <body>
                <header><a href="/">Mailassay</a></header>
                <main>
                %s
                </main>
                </body>
                </html>
                """.formatted(escaped(title), main);
        return new Answer.Page(status, "text/html", html, Map.of("Content-Security-Policy", CONTENT_SECURITY_POLICY));
    }
}
