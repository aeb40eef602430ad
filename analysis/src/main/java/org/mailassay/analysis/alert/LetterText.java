package org.mailassay.analysis.alert;

import java.util.List;

/// The two forms of a letter, written together so that they say the same: plain text, and HTML that every client
/// shows, without tables, pictures or styles beyond the measure of the column.
final class LetterText {
    private static final int LINE = 72;

    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final String title;

    LetterText(String title) {
        this.title = title;
        heading("h1", title);
    }

    LetterText heading(String text) {
        return heading("h2", text);
    }

    LetterText paragraph(String text) {
        plain.append(wrapped(text)).append("\n\n");
        html.append("<p>").append(escaped(text)).append("</p>\n");
        return this;
    }

    LetterText list(List<String> items) {
        html.append("<ul>\n");
        for (String item : items) {
            plain.append(wrapped("- " + item)).append('\n');
            html.append("<li>").append(escaped(item)).append("</li>\n");
        }
        plain.append('\n');
        html.append("</ul>\n");
        return this;
    }

    String plain() {
        return plain.toString();
    }

    String html() {
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title></head>
                <body>
                %s</body>
                </html>
                """.formatted(escaped(title), html);
    }

    private LetterText heading(String level, String text) {
        plain.append(wrapped(text)).append("\n\n");
        html.append('<')
                .append(level)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(level)
                .append(">\n");
        return this;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String wrapped(String paragraph) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String word : paragraph.split("\\s+", -1)) {
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
