package org.mailassay.analysis.report.failure;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts something else in the place of every local part in a text, in one pass: an address tells who a person is, its
/// domain does not. Addresses in percent-encoding count (`%40`), and so does what stands before the at sign of a
/// bounce address and holds another address.
final class AddressMask {
    private static final String CODED_AT = "%40";

    /// What programs write right before an address (RFC 8601, section 2.7; RFC 7208, section 9.1).
    private static final Pattern LABEL = Pattern.compile(
            "((?:smtp|header|policy|x)[.-][a-z.-]{1,30}|envelope-from|mailfrom|rcptto|from|to|rcpt|i|id|email)=",
            Pattern.CASE_INSENSITIVE);

    private final UnaryOperator<String> token;
    private final StringBuilder masked = new StringBuilder();
    private final String text;
    private int done;

    private AddressMask(String text, UnaryOperator<String> token) {
        this.text = text;
        this.token = token;
    }

    /// The text with its addresses masked.
    ///
    /// @param token what takes the place of the local part of an address, given in lower case
    static String of(String text, UnaryOperator<String> token) {
        return text.indexOf('@') < 0 && !text.contains(CODED_AT) ? text : new AddressMask(text, token).run();
    }

    private String run() {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '@') {
                address(at, 1);
            } else if (text.startsWith(CODED_AT, at)) {
                address(at, CODED_AT.length());
            }
        }
        return masked.append(text, done, text.length()).toString();
    }

    private void address(int at, int length) {
        int from = start(at);
        int end = end(at + length);
        if (from == at || end == at + length) {
            return;
        }
        String local = text.substring(from, at);
        Matcher label = LABEL.matcher(local);
        if (label.lookingAt()) {
            from += label.end();
            local = local.substring(label.end());
        }
        if (local.isEmpty()) {
            return;
        }
        String domain = text.substring(at + length, end);
        masked.append(text, done, from)
                .append(token.apply((bare(local) + "@" + domain).toLowerCase(Locale.ROOT)))
                .append(text, at, end);
        done = end;
    }

    /// Where the local part begins, which what was masked before does not reach into.
    private int start(int at) {
        int from = at;
        if (at > done && text.charAt(at - 1) == '"') {
            from--;
            while (from > done
                    && (text.charAt(from - 1) != '"' || (from > done + 1 && text.charAt(from - 2) == '\\'))) {
                from--;
            }
            return Math.max(done, from - 1);
        }
        while (from > done && isLocal(text.charAt(from - 1))) {
            from--;
        }
        return from;
    }

    private int end(int from) {
        if (from < text.length() && text.charAt(from) == '[') {
            int close = text.indexOf(']', from);
            return close < 0 ? text.length() : close + 1;
        }
        int end = from;
        while (end < text.length() && isDomain(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static String bare(String local) {
        boolean quoted = local.length() > 1 && local.startsWith("\"") && local.endsWith("\"");
        return quoted ? local.substring(1, local.length() - 1) : local;
    }

    private static boolean isLocal(char c) {
        return c > ' ' && "<>()[],;:\"@\\".indexOf(c) < 0 && c != 0x7f;
    }

    private static boolean isDomain(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' || Character.isSurrogate(c);
    }
}
