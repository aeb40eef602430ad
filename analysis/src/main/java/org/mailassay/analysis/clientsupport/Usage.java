package org.mailassay.analysis.clientsupport;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// The features that a message uses, with where it does.
final class Usage {
    private static final int MOST_LINES = 5;

    private final SupportTable table;
    private final Map<Feature, Places> places = new LinkedHashMap<>();

    Usage(SupportTable table) {
        this.table = table;
    }

    /// How often, and on which first lines of the HTML.
    static final class Places {
        private final SequencedSet<Integer> lines = new LinkedHashSet<>();
        private int count;

        int count() {
            return count;
        }

        List<Integer> lines() {
            return List.copyOf(lines);
        }
    }

    /// Notes a use; a key that stands for no feature is passed over.
    ///
    /// @param line from 1; 0 when it is not known
    void add(String key, int line) {
        table.feature(key).ifPresent(feature -> {
            Places found = places.computeIfAbsent(feature, _ -> new Places());
            found.count++;
            if (line > 0 && found.lines.size() < MOST_LINES) {
                found.lines.add(line);
            }
        });
    }

    /// Those used, the least supported first.
    List<Feature> features() {
        return places.keySet().stream()
                .sorted(Comparator.comparingInt((Feature feature) -> -feature.percent('n'))
                        .thenComparingInt(feature -> -feature.percent('a'))
                        .thenComparing(Feature::slug))
                .toList();
    }

    Places of(Feature feature) {
        return places.getOrDefault(feature, new Places());
    }
}
