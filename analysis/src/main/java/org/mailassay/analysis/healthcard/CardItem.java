package org.mailassay.analysis.healthcard;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// One question of a card.
///
/// @param key as in JSON
/// @param label for a person
/// @param score of `max`
/// @param max the most points that it can give here; 0 when it does not count
/// @param value what was found, in a few words
/// @param summary one plain sentence
/// @param details names and plain values, for JSON
public record CardItem(
        String key,
        String label,
        int score,
        int max,
        String value,
        String summary,
        SequencedMap<String, Object> details) {
    public CardItem {
        if (score < 0 || score > max) {
            throw new IllegalArgumentException(key + " cannot have " + score + " of " + max);
        }
        details = new LinkedHashMap<>(details);
    }

    static CardItem of(String key, String label, int score, int max, String value, String summary) {
        return new CardItem(key, label, score, max, value, summary, new LinkedHashMap<>());
    }

    /// One that does not count.
    static CardItem notKnown(String key, String label, String summary) {
        return of(key, label, 0, 0, "N/A", summary);
    }

    /// The same with one more detail.
    CardItem with(String name, Object detail) {
        SequencedMap<String, Object> more = new LinkedHashMap<>(details);
        more.put(name, detail);
        return new CardItem(key, label, score, max, value, summary, more);
    }

    /// How the address stands to it.
    public CardStatus status() {
        return CardStatus.of(score, max);
    }

    /// The points that mending it brings.
    public int gain() {
        return max - score;
    }
}
