package org.mailassay.analysis.links;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The words of links that do something when they are opened.
final class ActionWords {
    private static final List<String> LINES = HostList.lines(ActionWords.class, "action-words.txt");

    private ActionWords() {}

    /// Those of some kinds, as [#folded] writes them.
    static List<String> of(String... kinds) {
        return Stream.of(kinds)
                .flatMap(kind -> LINES.stream()
                        .filter(line -> line.startsWith(kind + " "))
                        .map(line -> folded(line.substring(kind.length() + 1))))
                .toList();
    }

    /// A text in which they are looked for.
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('\u2019', '\'')
                .toLowerCase(Locale.ROOT);
    }
}
