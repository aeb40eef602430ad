package org.mailassay.api.page;

import java.util.Map;
import org.mailassay.analysis.resource.ShippedFile;
import org.mailassay.api.http.Answer;

/// Text made fit for HTML, and the frame that every page has.
public final class Html {
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// The only frame is the message's, from here.
    private static final String SHARED_CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private Html() {}

    /// The text with every character that means something in HTML written as a reference.
    public static String escaped(String text) {
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

    /// A file beside this class.
    static String resource(String name) {
        return ShippedFile.text(Html.class, name);
    }

    /// A whole page.
    ///
    /// @param main the content, HTML already
    static Answer page(int status, String title, String main) {
        return page(status, title, main, Map.of("Content-Security-Policy", CONTENT_SECURITY_POLICY));
    }

    /// A page that its readers were given the address of, and that nobody else is to find.
    ///
    /// @param main the content, HTML already
    static Answer sharedPage(String title, String main) {
        return page(
                200,
                title,
                main,
                Map.of(
                        "Content-Security-Policy",
                        SHARED_CONTENT_SECURITY_POLICY,
                        "X-DNS-Prefetch-Control",
                        "off",
                        "X-Robots-Tag",
                        "noindex"));
    }

    /// A whole page in a language of its reader.
    ///
    /// @param language a code of two letters
    /// @param main the content, HTML already
    public static Answer page(int status, String language, String title, String main) {
        return new Answer.Page(
                status,
                "text/html",
                document(language, title, main),
                Map.of("Content-Security-Policy", CONTENT_SECURITY_POLICY));
    }

    private static Answer page(int status, String title, String main, Map<String, String> headers) {
        return new Answer.Page(status, "text/html", document("en", title, main), headers);
    }

    /// The text of a whole page.
    static String document(String language, String title, String main) {
        return """
                <!doctype html>
                <html lang="%s">
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
                """.formatted(language, escaped(title), main);
    }
}
