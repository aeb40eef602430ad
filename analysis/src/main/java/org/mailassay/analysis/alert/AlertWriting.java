package org.mailassay.analysis.alert;

import java.util.List;
import org.mailassay.analysis.compose.Letter;

/// A mail about what fired and what is over.
public final class AlertWriting {
    private static final int SUBJECT = 120;

    private AlertWriting() {}

    /// One alert.
    ///
    /// @param advice what to do; empty when there is nothing to do
    public record Line(boolean over, String summary, String advice) {
        String text() {
            return over ? "Over: " + summary : summary;
        }
    }

    /// The mail.
    ///
    /// @param lines at least one
    public static Letter letter(String from, String to, List<Line> lines) {
        Line first = lines.stream().filter(line -> !line.over()).findFirst().orElse(lines.getFirst());
        String more = lines.size() == 1 ? "" : " (and " + (lines.size() - 1) + " more)";
        LetterText text = new LetterText("Alerts of Mailassay");
        for (Line line : lines) {
            text.heading(line.text());
            if (!line.advice().isEmpty()) {
                text.paragraph(line.advice());
            }
        }
        text.paragraph("GET /alerts shows all of them, and PATCH /alerts/rules changes what is told and to whom.");
        return new Letter(from, to, "en", cut(first.text()) + more, text.plain(), text.html());
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) > SUBJECT
                ? text.substring(0, text.offsetByCodePoints(0, SUBJECT)) + "…"
                : text;
    }
}
