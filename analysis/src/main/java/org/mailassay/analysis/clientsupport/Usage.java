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
    private final Map<String, Places> places = new LinkedHashMap<>();

    Usage(SupportTable table) {
        this.table = table;
    }

    /// How often, and on which first lines of the HTML.
    static final class Places {
        private final Feature feature;
        private final SequencedSet<Integer> lines = new LinkedHashSet<>();
        private int count;

        private Places(Feature feature) {
            this.feature = feature;
        }

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
        table.feature(key).ifPresent(feature -> add(feature, line));
    }

    /// Notes what a text of CSS uses.
    ///
    /// @param firstLine the line of the HTML in which the text begins; 0 when it is not known
    void add(CssUsage css, int firstLine) {
        css.uses().forEach(use -> add(use.feature(), firstLine == 0 ? 0 : firstLine + use.line()));
    }

    private void add(Feature feature, int line) {
        Places found = places.computeIfAbsent(feature.slug(), _ -> new Places(feature));
        found.count++;
        if (line > 0 && found.lines.size() < MOST_LINES) {
            found.lines.add(line);
        }
    }

    /// Those used, the least supported first.
    List<Feature> features() {
        return places.values().stream()
                .map(found -> found.feature)
                .sorted(Comparator.comparingInt((Feature feature) -> -feature.percent('n'))
                        .thenComparingInt(feature -> -feature.percent('a'))
                        .thenComparing(Feature::slug))
                .toList();
    }

    Places of(Feature feature) {
        return places.getOrDefault(feature.slug(), new Places(feature));
    }
}
