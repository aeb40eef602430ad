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

    /// What programs write right before an address (RFC 8601, section 2.7; RFC 7208, section 9.1). Others are taken
    /// for a piece of the address, which in a bounce address they are.
    private static final Pattern LABEL = Pattern.compile(
            "(?:smtp\\.(?:mailfrom|mail|envelope-from|rcptto|rcpt|auth|helo)|header\\.(?:from|sender|reply-to|to|i)"
                    + "|body\\.smime-identifier|x-(?:sender|envelope-from|envelope-to|original-to)"
                    + "|envelope-from|mailfrom|rcptto|from|to|rcpt|i|id|email)=",
            Pattern.CASE_INSENSITIVE);

    /// A longer local part is masked that far only; an address has no more characters (RFC 5321, section 4.5.3.1).
    private static final int LONGEST_LOCAL = 320;

    private static final int LONGEST_LITERAL = 255;

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
        int to = localEnd(at);
        int from = start(to);
        Matcher label = LABEL.matcher(text).region(from, to);
        if (label.lookingAt()) {
            from = label.end();
        }
        if (from == to) {
            return;
        }
        int end = domainEnd(text, at + length);
        String address = bare(text.substring(from, to)) + "@" + text.substring(at + length, end);
        masked.append(text, done, from)
                .append(token.apply(address.toLowerCase(Locale.ROOT)))
                .append(text, to, end);
        done = end;
    }

    /// Where the local part ends: before the at sign and the blanks that folding leaves there.
    private int localEnd(int at) {
        int to = at;
        while (to > done && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return to;
    }

    /// Where the local part begins, which what was masked before does not reach into.
    private int start(int to) {
        if (to > done && text.charAt(to - 1) == '"') {
            return quoteStart(to);
        }
        int from = to;
        while (goesOn(from, to) && isLocal(text.charAt(from - 1))) {
            from--;
        }
        return from;
    }

    private int quoteStart(int to) {
        int from = to - 1;
        while (goesOn(from, to)
                && (text.charAt(from - 1) != '"' || (from > done + 1 && text.charAt(from - 2) == '\\'))) {
            from--;
        }
        return from > done && text.charAt(from - 1) == '"' ? from - 1 : from;
    }

    /// Whether to look further to the left; a surrogate pair is not torn apart.
    private boolean goesOn(int from, int to) {
        return from > done && (to - from < LONGEST_LOCAL || Character.isLowSurrogate(text.charAt(from)));
    }

    /// Where the domain ends that begins at an index; there, if none does.
    static int domainEnd(String text, int from) {
        if (from < text.length() && text.charAt(from) == '[') {
            return literalEnd(text, from);
        }
        int end = from;
        while (end < text.length() && isDomain(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int literalEnd(String text, int from) {
        int most = Math.min(text.length(), from + LONGEST_LITERAL + 1);
        for (int end = from; end < most && text.charAt(end) != '@' && !text.startsWith(CODED_AT, end); end++) {
            if (text.charAt(end) == ']') {
                return end + 1;
            }
        }
        return from;
    }

    /// A local part without the quotes around it.
    static String bare(String local) {
        boolean quoted = local.length() > 1 && local.startsWith("\"") && local.endsWith("\"");
        return quoted ? local.substring(1, local.length() - 1) : local;
    }

    private static boolean isLocal(char c) {
        return c > ' ' && "<>()[],;:\"@\\".indexOf(c) < 0 && c != 0x7f;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    private static boolean isDomain(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' || Character.isSurrogate(c);
    }
}
