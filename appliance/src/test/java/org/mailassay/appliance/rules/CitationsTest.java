package org.mailassay.appliance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A standard is cited in one form, `RFC 7208, section 4.6.4`, so that a search for it finds every line about it.
class CitationsTest {
    private static final Pattern COMMENT_START = Pattern.compile("^\\s*(///?|\\*|/\\*\\*?)|\\s//\\s");
    private static final Pattern CITATION = Pattern.compile("(?i)(?<![/\\w])rfc[ -]?\\d{3,5}.{0,24}");
    private static final Pattern GOOD_NAME = Pattern.compile("^RFC \\d{3,5}(?!\\d)");
    private static final Pattern PLACE =
            Pattern.compile("(?i)^RFC \\d{3,5},?\\s*(§|sec\\b|sect|section|s\\.\\d|\\d+\\.\\d|appendix)");
    private static final Pattern GOOD_PLACE =
            Pattern.compile("^RFC \\d{3,5}, (sections? \\d+(\\.\\d+)*|appendix [A-Z](\\.\\d+)*|appendices [A-Z])");

    @Test
    void everyCitationHasTheOneForm() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : SourceFiles.java()) {
            wrongIn(comments(Files.readAllLines(file)))
                    .forEach(text -> wrong.add(SourceFiles.root().relativize(file) + ": " + text));
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RFC7208, section 4.6.4",
                "rfc 7208",
                "RFC 7208 section 4.6.4",
                "RFC 7208, Section 4.6.4",
                "RFC 7208, sec. 4.6.4",
                "RFC 7208 §4.6.4",
                "RFC 7208, 4.6.4",
                "RFC 7489 appendix C"
            })
    void anotherFormIsFound(String text) {
        assertThat(wrongIn(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RFC 7208, section 4.6.4: the limit",
                "as RFC 7208 asks",
                "(RFC 7489, appendix C)",
                "RFC 9990, sections 3.1 and 4"
            })
    void theOneFormIsLeftAlone(String text) {
        assertThat(wrongIn(text)).isEmpty();
    }

    /// The text of all comments, lines joined, so that a citation may go over the end of a line.
    private static String comments(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            Matcher start = COMMENT_START.matcher(line);
            text.append(start.find() ? line.substring(start.end()).strip() + " " : "\n");
        }
        return text.toString();
    }

    private static List<String> wrongIn(String text) {
        return CITATION.matcher(text)
                .results()
                .map(found -> found.group())
                .filter(found -> !GOOD_NAME.matcher(found).find() || isBadPlace(found))
                .toList();
    }

    private static boolean isBadPlace(String citation) {
        return PLACE.matcher(citation).find() && !GOOD_PLACE.matcher(citation).find();
    }
}
