package org.mailassay.analysis.report.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailassay.analysis.report.Oddity;

/// Collects the values outside the schema that are met on the way.
public final class Oddities {
    private static final int MAXIMUM = 100;

    private final List<Oddity> found = new ArrayList<>(0);

    public List<Oddity> list() {
        return found;
    }

    public void add(String field, String value) {
        if (found.size() < MAXIMUM) {
            found.add(new Oddity(field, Values.cut(value)));
        }
    }

    /// A word of a closed set in lower case. One outside the set is kept as it is, or replaced when it is an old name
    /// of another; what was sent is then an oddity, as is any that is not written as the schema does.
    public String word(String field, String value, Set<String> known, Map<String, String> oldNames) {
        if (known.contains(value)) {
            return value;
        }
        add(field, value);
        String word = Values.word(value);
        return oldNames.getOrDefault(word, word);
    }
}
