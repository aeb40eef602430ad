package org.mailassay.analysis.css;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/// Reads CSS (CSS Syntax Module Level 3, as far as mail needs it): at-rules, style rules, declarations.
public final class CssReader {
    /// A prelude or a declaration that is longer, such as a font in a data URL, is cut.
    private static final int LONGEST = 4_096;

    private final String css;
    private final CssSink sink;
    private final StringBuilder current = new StringBuilder();
    private final Deque<Block> blocks = new ArrayDeque<>();
    private int at;
    private int line;
    private int startLine;
    private int parentheses;

    private CssReader(String css, CssSink sink) {
        this.css = css;
        this.sink = sink;
    }

    private enum Block {
        RULE,
        CONDITION,
        /// Its inner blocks have no selectors.
        KEYFRAMES,
        DECLARATIONS
    }

    /// Reads a style sheet.
    public static void sheet(String css, CssSink sink) {
        CssReader reader = new CssReader(css, sink);
        reader.read();
        while (!reader.blocks.isEmpty()) {
            reader.close();
        }
    }

    /// Reads the declarations of a style attribute.
    public static void declarations(String css, CssSink sink) {
        CssReader reader = new CssReader(css, sink);
        reader.blocks.push(Block.DECLARATIONS);
        reader.read();
        reader.statement();
    }

    private void read() {
        while (at < css.length()) {
            char c = css.charAt(at);
            if (c == '/' && css.startsWith("/*", at)) {
                comment();
            } else if (c == '"' || c == '\'') {
                quoted(c);
            } else {
                at++;
                switch (c) {
                    case '(' -> {
                        parentheses++;
                        append(c);
                    }
                    case ')' -> {
                        parentheses = Math.max(0, parentheses - 1);
                        append(c);
                    }
                    case '{' -> open();
                    case '}' -> close();
                    case ';' -> semicolon();
                    default -> append(c);
                }
            }
        }
    }

    private void append(char c) {
        if (c == '\n') {
            line++;
        }
        if (current.isEmpty()) {
            if (Character.isWhitespace(c)) {
                return;
            }
            startLine = line;
        }
        if (current.length() < LONGEST) {
            current.append(c);
        }
    }

    private void comment() {
        sink.comment(line);
        int end = css.indexOf("*/", at + 2);
        int next = end < 0 ? css.length() : end + 2;
        for (; at < next; at++) {
            line += css.charAt(at) == '\n' ? 1 : 0;
        }
    }

    private void quoted(char quote) {
        append(quote);
        at++;
        while (at < css.length() && css.charAt(at) != quote && css.charAt(at) != '\n') {
            if (css.charAt(at) == '\\' && at + 1 < css.length()) {
                append(css.charAt(at++));
            }
            append(css.charAt(at++));
        }
        if (at < css.length() && css.charAt(at) == quote) {
            append(quote);
            at++;
        }
    }

    private void semicolon() {
        if (parentheses > 0) {
            append(';');
        } else {
            statement();
        }
    }

    /// A declaration, or an at-rule without a block.
    private void statement() {
        String text = take();
        if (text.startsWith("@")) {
            atRule(text);
        } else if (!blocks.isEmpty()) {
            int colon = text.indexOf(':');
            if (colon > 0) {
                sink.declaration(
                        text.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        text.substring(colon + 1).strip(),
                        startLine);
            }
        }
    }

    private void atRule(String text) {
        int end = endOfName(text);
        sink.atRule(nameOf(text), text.substring(end).strip(), startLine);
    }

    private static String nameOf(String atRule) {
        return atRule.substring(1, endOfName(atRule)).toLowerCase(Locale.ROOT);
    }

    private static int endOfName(String atRule) {
        int end = 1;
        while (end < atRule.length() && (Character.isLetter(atRule.charAt(end)) || atRule.charAt(end) == '-')) {
            end++;
        }
        return end;
    }

    private void open() {
        parentheses = 0;
        String text = take();
        if (text.startsWith("@")) {
            atRule(text);
            Block block = blockOf(nameOf(text));
            blocks.push(block);
            if (block == Block.CONDITION) {
                sink.condition(nameOf(text), text.substring(endOfName(text)).strip());
            }
        } else if (blocks.peek() == Block.KEYFRAMES) {
            blocks.push(Block.DECLARATIONS);
        } else {
            CssSink.Place place = blocks.isEmpty()
                    ? CssSink.Place.TOP
                    : blocks.peek() == Block.RULE ? CssSink.Place.NESTED : CssSink.Place.CONDITIONAL;
            blocks.push(Block.RULE);
            sink.rule(text, place, startLine);
        }
    }

    private void close() {
        parentheses = 0;
        statement();
        if (!blocks.isEmpty()) {
            switch (blocks.pop()) {
                case RULE -> sink.endOfRule();
                case CONDITION -> sink.endOfCondition();
                case KEYFRAMES, DECLARATIONS -> {
                    // Whoever is told does not ask for their ends.
                }
            }
        }
    }

    private static Block blockOf(String atRule) {
        return switch (atRule) {
            case "font-face", "page" -> Block.DECLARATIONS;
            default -> atRule.endsWith("keyframes") ? Block.KEYFRAMES : Block.CONDITION;
        };
    }

    private String take() {
        String text = current.toString().strip();
        current.setLength(0);
        return text;
    }
}
