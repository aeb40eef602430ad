package org.mailassay.store.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.mailassay.analysis.json.PlainJson;
import org.mailassay.store.StorableText;

/// The particulars of an event, in the order in which they are shown. Texts may come from strangers: what cannot be
/// stored is replaced, and what is very long is cut.
public final class EventData {
    private static final int LONGEST = 1_000;

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private EventData() {}

    /// Without any yet.
    public static EventData of() {
        return new EventData();
    }

    /// A text; empty means that there is none, and is written as null.
    public EventData text(String name, String value) {
        fields.put(name, value.isEmpty() ? Optional.empty() : cut(value));
        return this;
    }

    public EventData number(String name, long value) {
        fields.put(name, value);
        return this;
    }

    /// A number, or null when there is none.
    public EventData number(String name, OptionalInt value) {
        fields.put(name, value);
        return this;
    }

    /// A number with one decimal.
    public EventData tenths(String name, double value) {
        fields.put(name, Math.round(value * 10) / 10.0);
        return this;
    }

    public EventData flag(String name, boolean value) {
        fields.put(name, value);
        return this;
    }

    public EventData time(String name, Instant value) {
        fields.put(name, value.truncatedTo(ChronoUnit.SECONDS).toString());
        return this;
    }

    public EventData texts(String name, List<String> values) {
        fields.put(name, values.stream().map(EventData::cut).toList());
        return this;
    }

    /// As one JSON object.
    public String json() {
        return PlainJson.of(fields);
    }

    private static String cut(String value) {
        String text = value.codePointCount(0, value.length()) > LONGEST
                ? value.substring(0, value.offsetByCodePoints(0, LONGEST)) + "…"
                : value;
        return StorableText.of(text);
    }
}
