package org.mailassay.analysis.healthcard;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// A card as names and plain values, for JSON.
public final class CardFields {
    private CardFields() {}

    /// `overall`, `max`, `crisis`, `categories` and `actions`, in this order.
    public static SequencedMap<String, Object> of(HealthCard card) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("overall", card.overall().isPresent() ? card.overall().getAsInt() : Optional.empty());
        fields.put("max", HealthCard.MAX);
        fields.put("crisis", card.crisis());
        fields.put(
                "categories",
                card.categories().stream().map(CardFields::category).toList());
        fields.put("actions", card.actions().stream().map(CardFields::action).toList());
        return fields;
    }

    private static SequencedMap<String, Object> category(CardCategory category) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("key", category.key());
        fields.put("label", category.label());
        fields.put("score", category.score());
        fields.put("max", category.max());
        fields.put("items", category.items().stream().map(CardFields::item).toList());
        return fields;
    }

    private static SequencedMap<String, Object> item(CardItem item) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("key", item.key());
        fields.put("label", item.label());
        fields.put("status", item.status().text());
        fields.put("score", item.score());
        fields.put("max", item.max());
        fields.put("value", item.value());
        fields.put("summary", item.summary());
        fields.put("details", item.details());
        return fields;
    }

    private static SequencedMap<String, Object> action(CardAction action) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("category", action.category());
        fields.put("item", action.item().key());
        fields.put("label", action.item().label());
        fields.put("status", action.item().status().text());
        fields.put("gain", action.item().gain());
        fields.put("summary", action.item().summary());
        return fields;
    }
}
