package org.mailassay.api.page;

import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.mailassay.api.http.JsonReader;
import org.mailassay.api.http.JsonValue;

/// Finds its way in a scan's results. What is absent, or of another type, is read as empty: results of any version are
/// shown as far as they go.
///
/// @param value what is looked at
record JsonView(JsonValue value) {
    private static final JsonView NOTHING = new JsonView(new JsonValue.Null());

    /// The results of a scan.
    static JsonView of(String json) {
        return switch (JsonReader.read(json)) {
            case JsonReader.Reading.Read(JsonValue document) -> new JsonView(document);
            case JsonReader.Reading.Malformed(String reason) -> throw new IllegalStateException(reason);
        };
    }

    JsonView at(String... path) {
        JsonView found = this;
        for (String name : path) {
            found = found.value instanceof JsonValue.Fields(Map<String, JsonValue> fields) && fields.containsKey(name)
                    ? new JsonView(fields.getOrDefault(name, NOTHING.value))
                    : NOTHING;
        }
        return found;
    }

    List<JsonView> items() {
        return value instanceof JsonValue.Items(List<JsonValue> items)
                ? items.stream().map(JsonView::new).toList()
                : List.of();
    }

    /// The fields of an object in their order.
    Map<String, JsonValue> fields() {
        return value instanceof JsonValue.Fields(Map<String, JsonValue> fields) ? fields : Map.of();
    }

    /// What a person reads: a text as it is, a number without needless zeros; empty for anything else.
    String text() {
        return switch (value) {
            case JsonValue.Text(String text) -> text;
            case JsonValue.Numeral(var number) -> number.stripTrailingZeros().toPlainString();
            case JsonValue.Flag(boolean flag) -> flag ? "yes" : "no";
            case JsonValue.Null _, JsonValue.Items _, JsonValue.Fields _ -> "";
        };
    }

    /// A whole number; 0 when there is none.
    int number() {
        return value instanceof JsonValue.Numeral(var number)
                ? number.setScale(0, RoundingMode.HALF_UP).intValue()
                : 0;
    }

    boolean isThere() {
        return !(value instanceof JsonValue.Null);
    }
}
