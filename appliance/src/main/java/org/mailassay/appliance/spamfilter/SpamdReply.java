package org.mailassay.appliance.spamfilter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailassay.analysis.spamfilter.FilterAnswer;
import org.mailassay.analysis.spamfilter.FilterAnswer.FiredRule;

/// Reads what spamd answers to REPORT: a status line, a `Spam` header with score and threshold, and a text of which the
/// table of rules is read. The text around the table may be in any language.
final class SpamdReply {
    private static final Pattern STATUS = Pattern.compile("SPAMD/\\d\\.\\d (\\d{1,3}) \\S{1,40}+.*+");
    private static final Pattern LENGTH = Pattern.compile("(?i)Content-length: *+(\\d{1,9})");
    private static final Pattern SPAM = Pattern.compile(
            "(?i)Spam: *+(?:true|false|yes|no) *+; *+(-?\\d{1,6}(?:\\.\\d{1,6})?+) *+/ *+(-?\\d{1,6}(?:\\.\\d{1,6})?+) *+");
    private static final Pattern RULE =
            Pattern.compile(" {0,4}(-?\\d{1,4}\\.\\d{1,4}) ([A-Z_][A-Z0-9_]{1,100}+)(?: ++(.*+))?+");

    /// Where descriptions go on that did not fit one line.
    private static final Pattern CONTINUED = Pattern.compile(" {20,40}(\\S.*+)");

    private static final int MOST_RULES = 1_000;

    private SpamdReply() {}

    static FilterAnswer read(byte[] reply) {
        int end = endOfHeader(reply);
        List<String> lines =
                new String(reply, 0, end, StandardCharsets.UTF_8).lines().toList();
        Matcher status = STATUS.matcher(lines.isEmpty() ? "" : lines.getFirst());
        if (!status.matches()) {
            return new FilterAnswer.Unavailable("its answer cannot be read");
        }
        if (!status.group(1).equals("0")) {
            return new FilterAnswer.Unavailable("it answered with error " + status.group(1));
        }
        List<String> text = new String(reply, end, reply.length - end, StandardCharsets.UTF_8)
                .lines()
                .toList();
        for (String header : lines) {
            Matcher length = LENGTH.matcher(header);
            if (length.matches() && Integer.parseInt(length.group(1)) > reply.length - end) {
                return new FilterAnswer.Unavailable("its answer is cut off");
            }
        }
        for (String header : lines) {
            Matcher spam = SPAM.matcher(header);
            if (spam.matches()) {
                return new FilterAnswer.Judged(
                        Double.parseDouble(spam.group(1)), Double.parseDouble(spam.group(2)), rules(text));
            }
        }
        return new FilterAnswer.Unavailable("its answer cannot be read");
    }

    /// Behind the empty line; the end of an answer without one.
    private static int endOfHeader(byte[] reply) {
        for (int i = 3; i < reply.length; i++) {
            if (reply[i] == '\n' && reply[i - 2] == '\n' && reply[i - 1] == '\r') {
                return i + 1;
            }
        }
        return reply.length;
    }

    private static List<FiredRule> rules(List<String> lines) {
        List<FiredRule> rules = new ArrayList<>();
        boolean inRule = false;
        for (String line : lines) {
            Matcher rule = RULE.matcher(line);
            Matcher continued = CONTINUED.matcher(line);
            if (rule.matches() && rules.size() < MOST_RULES) {
                String description = rule.group(3) == null ? "" : rule.group(3).strip();
                rules.add(new FiredRule(rule.group(2), Double.parseDouble(rule.group(1)), description));
                inRule = true;
            } else if (inRule && continued.matches()) {
                FiredRule last = rules.removeLast();
                rules.add(new FiredRule(
                        last.name(), last.score(), (last.description() + " " + continued.group(1)).strip()));
            } else {
                inRule = false;
            }
        }
        return rules;
    }
}
