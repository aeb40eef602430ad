package org.mailassay.analysis.content;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// The different words of a text, for comparing it with another one.
///
/// @param words lower case, of three letters or more, at most [#MOST]
record WordSet(Set<String> words) {
    private static final int MOST = 3_000;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 40;

    WordSet {
        words = Set.copyOf(words);
    }

    static WordSet of(String text) {
        Set<String> words = new HashSet<>();
        int start = 0;
        for (int i = 0; i <= text.length() && words.size() < MOST; i++) {
            if (i == text.length() || !Character.isLetter(text.charAt(i))) {
                if (i - start >= SHORTEST && i - start <= LONGEST) {
                    words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
                }
                start = i + 1;
            }
        }
        return new WordSet(words);
    }

    int size() {
        return words.size();
    }

    /// How much of this stands in the other one, 0 to 100.
    int percentIn(WordSet other) {
        long shared = words.stream().filter(other.words::contains).count();
        return words.isEmpty() ? 100 : (int) (100 * shared / words.size());
    }
}
