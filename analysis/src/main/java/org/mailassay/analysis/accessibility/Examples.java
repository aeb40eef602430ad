package org.mailassay.analysis.accessibility;

import java.util.ArrayList;
import java.util.List;

/// Counts what is found and keeps the first of it.
final class Examples {
    private static final int MOST = 10;
    private static final int LONGEST = 100;

    private final List<String> examples = new ArrayList<>();
    private int count;

    void add(String example) {
        count++;
        if (examples.size() < MOST) {
            examples.add(example.length() > LONGEST ? example.substring(0, LONGEST) : example);
        }
    }

    int count() {
        return count;
    }

    List<String> examples() {
        return List.copyOf(examples);
    }
}
