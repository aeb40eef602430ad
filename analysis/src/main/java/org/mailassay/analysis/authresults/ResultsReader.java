package org.mailassay.analysis.authresults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads an `Authentication-Results` value (RFC 8601, section 2.2) in one pass.
///
/// Beyond the grammar it takes what large senders of the field write: values with unquoted special characters
/// (`header.b=a/b`), properties without a type (`action=none`), and no service identifier at all.
final class ResultsReader {
    private final String text;
    private int at;

    ResultsReader(String text) {
        this.text = text;
    }

    AuthenticationResults.Reading read() {
        skipCommentsAndSpace();
        int start = at;
        String identifier = word(";=");
        skipCommentsAndSpace();
        if (peek() == '=') {
            // The first statement, where the service identifier should be.
            at = start;
            identifier = "";
        } else {
            word(";");
            skipCommentsAndSpace();
            if (at < text.length() && peek() != ';') {
                return malformed("a semicolon is missing after the service identifier");
            }
            at++;
        }
        return results(identifier);
    }

    private AuthenticationResults.Reading results(String identifier) {
        List<MethodResult> results = new ArrayList<>();
        while (at < text.length()) {
            skipCommentsAndSpace();
            if (at >= text.length()) {
                break;
            }
            if (peek() == ';') {
                // An empty statement says nothing.
                at++;
                continue;
            }
            int start = at;
            String method = word(";=/");
            skipCommentsAndSpace();
            if (peek() == '/') {
                // The method's version (RFC 8601, section 2.6), of which there is one so far.
                at++;
                skipCommentsAndSpace();
                word(";=");
                skipCommentsAndSpace();
            }
            if (peek() != '=') {
                if (method.equalsIgnoreCase("none") && (at >= text.length() || peek() == ';')) {
                    continue;
                }
                at = start;
                return malformed("a method without a result");
            }
            at++;
            skipCommentsAndSpace();
            results.add(statement(method.toLowerCase(Locale.ROOT), word(";").toLowerCase(Locale.ROOT)));
        }
        return new AuthenticationResults.Read(new AuthenticationResults(identifier, results));
    }

    /// The rest of a statement up to its semicolon.
    private MethodResult statement(String method, String result) {
        String comment = skipCommentsAndSpace();
        String reason = "";
        List<Property> properties = new ArrayList<>();
        while (at < text.length() && peek() != ';') {
            int start = at;
            String name = word(";=");
            skipCommentsAndSpace();
            if (peek() != '=') {
                // A word that belongs to nothing is passed over.
                at = Math.max(at, start + 1);
            } else {
                at++;
                skipCommentsAndSpace();
                String value = word(";");
                if (name.equalsIgnoreCase("reason")) {
                    reason = value;
                } else {
                    properties.add(property(name.toLowerCase(Locale.ROOT), value));
                }
            }
            skipCommentsAndSpace();
        }
        return new MethodResult(method, result, reason, comment, properties);
    }

    private static Property property(String name, String value) {
        int dot = name.indexOf('.');
        return new Property(name.substring(0, Math.max(dot, 0)), name.substring(dot + 1), value);
    }

    /// A run of characters up to white space, a comment or one of the given ones; quoted strings in it are
    /// unquoted.
    private String word(String ends) {
        StringBuilder word = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                quotedString(word);
            } else if (isWhiteSpace(c) || c == '(' || ends.indexOf(c) >= 0) {
                break;
            } else {
                word.append(c);
                at++;
            }
        }
        return word.toString();
    }

    private void quotedString(StringBuilder word) {
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            append(text.charAt(at++), word);
        }
        at++;
    }

    /// Passes over white space and comments, which may be nested (RFC 5322, section 3.2.2).
    ///
    /// @return the content of the first comment
    private String skipCommentsAndSpace() {
        String first = "";
        while (at < text.length()) {
            if (isWhiteSpace(text.charAt(at))) {
                at++;
            } else if (text.charAt(at) == '(') {
                String comment = comment();
                first = first.isEmpty() ? comment : first;
            } else {
                break;
            }
        }
        return first;
    }

    private String comment() {
        StringBuilder content = new StringBuilder();
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                append(text.charAt(at++), content);
                continue;
            }
            if (c == '(' && depth++ == 0) {
                continue;
            }
            if (c == ')' && --depth == 0) {
                break;
            }
            append(c, content);
        }
        return content.toString();
    }

    /// Appends a character of a quoted string or a comment; folding is no part of it.
    private static void append(char c, StringBuilder to) {
        if (c != '\r' && c != '\n') {
            to.append(c);
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private AuthenticationResults.Malformed malformed(String problem) {
        return new AuthenticationResults.Malformed(problem, Math.min(at, text.length()));
    }

    private static boolean isWhiteSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
