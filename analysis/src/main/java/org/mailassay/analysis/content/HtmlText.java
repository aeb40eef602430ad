package org.mailassay.analysis.content;

import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.mailassay.analysis.css.StyledWalk;
import org.mailassay.analysis.css.TextStyle;

/// What of an HTML document a reader sees, and what not.
///
/// @param visible the text that is seen
/// @param letters letters and digits in it
/// @param preheader text before everything visible that is hidden, which the list of messages shows; empty when none
/// @param notDisplayed letters and digits of other text that is not displayed
/// @param concealed letters and digits that have no size, no colour, or that of what is behind them
/// @param images pictures that are to be seen
/// @param written texts and attributes in which a template may have been left, a line each
/// @param code text that shows program code
record HtmlText(
        String visible,
        int letters,
        String preheader,
        int notDisplayed,
        int concealed,
        int images,
        String written,
        String code) {
    /// More than this of each kind is not looked at.
    private static final int LONGEST = 500_000;

    private static final int LONGEST_PREHEADER = 300;

    /// Below this nobody reads a text.
    private static final double LOWEST_CONTRAST = 1.15;

    static HtmlText of(Document document) {
        Collector collector = new Collector();
        collector.written.append(document.title()).append('\n');
        StyledWalk.through(document, collector);
        return collector.result();
    }

    /// Collects while the document is walked.
    private static final class Collector implements StyledWalk.Visitor {
        private final StringBuilder visible = new StringBuilder();
        private final StringBuilder preheader = new StringBuilder();
        private final StringBuilder written = new StringBuilder();
        private final StringBuilder code = new StringBuilder();
        private int letters;
        private int notDisplayed;
        private int concealed;
        private int images;

        HtmlText result() {
            return new HtmlText(
                    visible.toString().strip(),
                    letters,
                    withoutFilling(preheader),
                    notDisplayed,
                    concealed,
                    images,
                    written.toString(),
                    code.toString());
        }

        @Override
        public void element(Element element, TextStyle style) {
            if (element.isBlock() || element.normalName().equals("br")) {
                append(visible, " ");
            }
            if (element.normalName().equals("img")
                    && style.hiding() != TextStyle.Hiding.NOT_DISPLAYED
                    && style.hiding() != TextStyle.Hiding.TRANSPARENT
                    && !isTiny(element)) {
                images++;
            }
            for (String name : new String[] {"href", "src", "alt", "title", "action"}) {
                if (element.hasAttr(name)) {
                    append(written, element.attr(name));
                    append(written, "\n");
                }
            }
        }

        @Override
        public void text(TextNode node, TextStyle style) {
            if (node.isBlank()) {
                append(visible, " ");
                return;
            }
            String text = node.getWholeText();
            append(isCode(node) ? code : written, text);
            append(written, "\n");
            int count =
                    (int) text.codePoints().filter(Character::isLetterOrDigit).count();
            if (style.isSeen() && !hasColourOfBackground(style)) {
                letters += count;
                append(visible, text);
            } else if (letters == 0 && preheader.length() + text.length() <= 4 * LONGEST_PREHEADER) {
                preheader.append(text);
            } else if (style.hiding() == TextStyle.Hiding.NOT_DISPLAYED) {
                notDisplayed += count;
            } else {
                concealed += count;
            }
        }

        private static boolean hasColourOfBackground(TextStyle style) {
            Optional<Double> contrast =
                    style.color().flatMap(front -> style.background().map(front::contrast));
            return contrast.filter(ratio -> ratio < LOWEST_CONTRAST).isPresent();
        }

        private static boolean isTiny(Element image) {
            return image.attr("width").matches("[0-2](px)?")
                    || image.attr("height").matches("[0-2](px)?");
        }

        private static boolean isCode(TextNode node) {
            Node around = node.parent();
            for (int i = 0; i < 4 && around != null; i++) {
                switch (around.normalName()) {
                    case "code", "pre", "kbd", "samp" -> {
                        return true;
                    }
                    default -> around = around.parent();
                }
            }
            return false;
        }

        private static void append(StringBuilder to, String text) {
            if (to.length() < LONGEST) {
                to.append(text, 0, Math.min(text.length(), LONGEST - to.length()));
            }
        }
    }

    /// Without the blanks, joiners and marks by which senders keep the rest of the text out of the list of messages.
    private static String withoutFilling(CharSequence text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .filter(c ->
                        Character.getType(c) != Character.FORMAT && Character.getType(c) != Character.NON_SPACING_MARK)
                .map(c -> Character.isSpaceChar(c) || Character.isWhitespace(c) ? ' ' : c)
                .filter(c -> c != ' ' || (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' '))
                .forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }
}
