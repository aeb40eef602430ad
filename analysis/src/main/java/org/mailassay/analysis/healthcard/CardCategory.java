package org.mailassay.analysis.healthcard;

import java.util.List;

/// A part of a card.
///
/// @param key as in JSON
/// @param label for a person
public record CardCategory(String key, String label, List<CardItem> items) {
    public CardCategory {
        items = List.copyOf(items);
    }

    /// The points of its items.
    public int score() {
        return items.stream().mapToInt(CardItem::score).sum();
    }

    /// The most that they can be, without what does not count.
    public int max() {
        return items.stream().mapToInt(CardItem::max).sum();
    }
}
