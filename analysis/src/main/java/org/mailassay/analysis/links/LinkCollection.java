package org.mailassay.analysis.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Links as they are found: the same target with the same text is one link.
final class LinkCollection {
    private static final int LONGEST_TARGET = 2_048;
    private static final int LONGEST_TEXT = 300;
    private static final int LONGEST_AROUND = 400;

    private final SequencedMap<Key, Link> links = new LinkedHashMap<>();
    private final Map<String, Key> byTarget = new HashMap<>();

    private record Key(String target, String text, Link.Kind kind) {}

    boolean isFull() {
        return links.size() >= LinkReader.MOST_LINKS;
    }

    boolean has(String target) {
        return byTarget.containsKey(target);
    }

    void add(String target, String text, Link.Kind kind, String around) {
        String cutTarget = cut(target, LONGEST_TARGET);
        Key key = new Key(cutTarget, cut(text.strip(), LONGEST_TEXT), kind);
        if (links.containsKey(key)) {
            putAround(key, around);
        } else if (!isFull()) {
            links.put(
                    key,
                    new Link(
                            cutTarget,
                            key.text(),
                            kind,
                            LinkReader.host(cutTarget),
                            cut(around.strip(), LONGEST_AROUND)));
            byTarget.putIfAbsent(cutTarget, key);
        }
    }

    /// What stands around a link that was found before.
    void note(String target, String around) {
        Key key = byTarget.get(target);
        if (key != null) {
            putAround(key, around);
        }
    }

    List<Link> list() {
        return new ArrayList<>(links.values());
    }

    private void putAround(Key key, String more) {
        links.computeIfPresent(key, (_, link) -> {
            String around = cut((link.around() + " " + more.strip()).strip(), LONGEST_AROUND);
            return new Link(link.target(), link.text(), link.kind(), link.host(), around);
        });
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }
}
