package org.mailassay.analysis.report.failure;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts something else in the place of every local part in a text, in one pass: an address tells who a person is, its
/// domain does not. At signs count in whatever coding, and so does what stands before the at sign of a bounce address
/// and holds another address. Each char is looked at a few times at most, whatever the text.
final class AddressMask {
    static final String HIDDEN = "***";

    /// As it is, full-width, small, in percent-encoding (also of percent-encoding), as a reference of HTML, escaped.
    private static final Pattern AT = Pattern.compile(
            "[@\uFF20\uFE6B]|%(?:25)*+(?:40|EF%BC%A0)|&(?:amp;)*+(?:commat;|#0*+64(?![0-9]);?|#x0*+40(?![0-9a-f]);?)"
                    + "|\\\\(?:u00|x)40",
            Pattern.CASE_INSENSITIVE);

    /// What programs write right before an address (RFC 8601, section 2.7; RFC 7208, section 9.1). Others are taken
    /// for a piece of the address, which in a bounce address they are.
    private static final Pattern LABEL = Pattern.compile(
            "(?:smtp\\.(?:mailfrom|mail|envelope-from|rcptto|rcpt|auth|helo)|header\\.(?:from|sender|reply-to|to|i)"
                    + "|body\\.smime-identifier|x-(?:sender|envelope-from|envelope-to|original-to)"
                    + "|envelope-from|mailfrom|rcptto|from|to|rcpt|i|id|email)=",
            Pattern.CASE_INSENSITIVE);

    /// RFC 5321, section 4.1.3: anything else in brackets may be a name.
    private static final Pattern LITERAL = Pattern.compile("\\[(?:IPv6:)?[0-9a-f.:]{2,45}]", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_LITERAL = 255;

    private final UnaryOperator<String> token;
    private final StringBuilder masked = new StringBuilder();
    private final String text;

    /// What is before it has been written.
    private int done;

    /// What is before it is no piece of a local part, but for that of [#held].
    private int barrier;

    /// Found and not written yet: what looks like its domain may be a piece of a longer local part.
    private Held held = Held.NOTHING;

    private AddressMask(String text, UnaryOperator<String> token) {
        this.text = text;
        this.token = token;
    }

    /// @param from where the local part begins; -1 where there is none
    /// @param to where it ends, blanks left out
    /// @param domain where the domain begins
    private record Held(int from, int to, int domain) {
        static final Held NOTHING = new Held(-1, -1, -1);
    }

    /// What stands behind an at sign.
    ///
    /// @param end where it ends; where it begins, if there is none
    /// @param kept what may be kept of it
    record Domain(int end, String kept) {}

    /// The text with its addresses masked.
    ///
    /// @param token what takes the place of the local part of an address, given in lower case
    static String of(String text, UnaryOperator<String> token) {
        Matcher at = AT.matcher(text);
        return at.find() ? new AddressMask(text, token).run(at) : text;
    }

    /// Whether there is an at sign in whatever coding.
    static boolean hasAt(String text) {
        return AT.matcher(text).find();
    }

    private String run(Matcher at) {
        do {
            address(at.start(), at.end());
        } while (at.find());
        write();
        return masked.append(text, done, text.length()).toString();
    }

    private void address(int at, int domain) {
        LocalPart local = LocalPart.before(text, at, barrier, held.from() >= 0);
        if (held.from() >= 0 && local.from() == barrier) {
            held = new Held(local.quoteIsOpen() ? openingQuote(held.from()) : held.from(), local.to(), domain);
        } else {
            write();
            int from = Math.max(local.from(), done);
            Matcher label = LABEL.matcher(text).region(from, Math.max(from, local.to()));
            from = label.lookingAt() ? label.end() : from;
            held = from < local.to() ? new Held(from, local.to(), domain) : Held.NOTHING;
        }
        barrier = domain;
    }

    /// Where a quoted string begins that goes on behind an at sign within it; the place itself, if none does.
    private int openingQuote(int from) {
        for (int i = from - 1; i >= done; i--) {
            if (text.charAt(i) == '"') {
                return i;
            }
        }
        // Not to be looked for again.
        masked.append(text, done, from);
        done = from;
        return from;
    }

    private void write() {
        if (held.from() < 0) {
            return;
        }
        Domain domain = domain(text, held.domain());
        String address = bare(text.substring(held.from(), held.to())) + "@" + domain.kept();
        masked.append(text, done, held.from())
                .append(token.apply(address.toLowerCase(Locale.ROOT)))
                .append(text, held.to(), held.domain())
                .append(domain.kept());
        done = domain.end();
        held = Held.NOTHING;
    }

    /// What stands at an index, behind an at sign.
    static Domain domain(String text, int from) {
        if (from < text.length() && text.charAt(from) == '[') {
            return literal(text, from);
        }
        int end = from;
        while (end < text.length() && isDomain(text.charAt(end))) {
            end++;
        }
        return new Domain(end, text.substring(from, end));
    }

    private static Domain literal(String text, int from) {
        int most = Math.min(text.length(), from + LONGEST_LITERAL);
        int end = from + 1;
        while (end < most && text.charAt(end) != ']' && !LocalPart.isBlank(text.charAt(end))) {
            end++;
        }
        if (end == from + 1 || AT.matcher(text).region(from, end).find()) {
            return new Domain(from, "");
        }
        boolean closed = end < text.length() && text.charAt(end) == ']';
        if (!closed) {
            return new Domain(end, "[" + HIDDEN);
        }
        String whole = text.substring(from, end + 1);
        return new Domain(end + 1, LITERAL.matcher(whole).matches() ? whole : "[" + HIDDEN + "]");
    }

    /// A local part without the quotes around it.
    static String bare(String local) {
        boolean quoted = local.length() > 1 && local.startsWith("\"") && local.endsWith("\"");
        return quoted ? local.substring(1, local.length() - 1) : local;
    }

    private static boolean isDomain(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' || Character.isSurrogate(c);
    }
}
