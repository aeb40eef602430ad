package org.mailassay.analysis.content;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what a sender's template should have filled in. Each pattern is that of a wide-spread template language, and
/// matches a bounded text.
final class MergeTags {
    private static final int MOST = 20;

    private static final List<Pattern> PATTERNS = List.of(
            // Handlebars, Liquid, Jinja, Mustache.
            Pattern.compile("\\{\\{[^{}\\n]{1,100}+\\}\\}"),
            Pattern.compile("\\{%[^%{}\\n]{1,100}+%\\}"),
            // Mailchimp.
            Pattern.compile("\\*\\|[A-Za-z0-9_:,\\- ]{1,80}+\\|\\*"),
            // Salesforce, Marketo, Pardot, ExactTarget.
            Pattern.compile("%%[A-Za-z_][A-Za-z0-9_ =.()@-]{0,80}+%%"),
            Pattern.compile("\\{!\\$?[A-Za-z_][A-Za-z0-9_.]{0,80}+\\}"),
            // Mailjet, Sendinblue and older ones.
            Pattern.compile("\\[\\[[A-Za-z_][^\\[\\]\\n]{0,80}+\\]\\]"),
            Pattern.compile("\\$\\{[A-Za-z_][^{}\\n]{0,80}+\\}"),
            // ERB, EJS, JSP.
            Pattern.compile("<%[=#-]?[^%<>\\n]{1,100}+%>"),
            // PHP.
            Pattern.compile("<\\?(?:php|=)[^?<>\\n]{1,100}+\\?>"),
            Pattern.compile("(?i)[\\[{%](?:first|last|full|nick)[_ ]?name[\\]}%]"));

    private MergeTags() {}

    /// What was left, in the order of the languages, each once.
    static SequencedSet<String> in(String text) {
        SequencedSet<String> found = new LinkedHashSet<>();
        for (Pattern pattern : PATTERNS) {
            Matcher matcher = pattern.matcher(text);
            while (found.size() < MOST && matcher.find()) {
                found.add(matcher.group());
            }
        }
        return found;
    }
}
