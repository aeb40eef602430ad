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

    /// What follows the opening of a name's tag.
    private static final String NAME = "(?:first|last|full|nick)[_ ]?name[\\]}%]";

    private static final List<Language> LANGUAGES = List.of(
            // Handlebars, Liquid, Jinja, Mustache.
            new Language("{{", "\\{\\{[^{}\\n]{1,100}+\\}\\}"),
            new Language("{%", "\\{%[^%{}\\n]{1,100}+%\\}"),
            // Mailchimp.
            new Language("*|", "\\*\\|[A-Za-z0-9_:,\\- ]{1,80}+\\|\\*"),
            // Salesforce, Marketo, Pardot, ExactTarget.
            new Language("%%", "%%[A-Za-z_][A-Za-z0-9_ =.()@-]{0,80}+%%"),
            new Language("{!", "\\{!\\$?[A-Za-z_][A-Za-z0-9_.]{0,80}+\\}"),
            // Mailjet, Sendinblue and older ones.
            new Language("[[", "\\[\\[[A-Za-z_][^\\[\\]\\n]{0,80}+\\]\\]"),
            new Language("${", "\\$\\{[A-Za-z_][^{}\\n]{0,80}+\\}"),
            // ERB, EJS, JSP.
            new Language("<%", "<%[=#-]?[^%<>\\n]{1,100}+%>"),
            // PHP.
            new Language("<?", "<\\?(?:php|=)[^?<>\\n]{1,100}+\\?>"),
            // Of no language in particular.
            new Language("[", "(?i)\\[" + NAME),
            new Language("{", "(?i)\\{" + NAME),
            new Language("%", "(?i)%" + NAME));

    private MergeTags() {}

    /// One template language, or a part of one.
    ///
    /// @param opening what its tags begin with, so that a text without it need not be searched
    private record Language(String opening, Pattern tag) {
        Language(String opening, String tag) {
            this(opening, Pattern.compile(tag));
        }
    }

    /// What was left, in the order of the languages, each once.
    static SequencedSet<String> in(String text) {
        SequencedSet<String> found = new LinkedHashSet<>();
        for (Language language : LANGUAGES) {
            if (text.contains(language.opening)) {
                Matcher matcher = language.tag.matcher(text);
                while (found.size() < MOST && matcher.find()) {
                    found.add(matcher.group());
                }
            }
        }
        return found;
    }
}
