package org.mailassay.api.http;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON document that was read (RFC 8259).
public sealed interface JsonValue {
    /// A string.
    record Text(String text) implements JsonValue {}

    /// A number, exact.
    record Numeral(BigDecimal number) implements JsonValue {}

    /// True or false.
    record Flag(boolean flag) implements JsonValue {}

    /// The literal null.
    record Null() implements JsonValue {}

    /// An array.
    record Items(List<JsonValue> items) implements JsonValue {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// An object, its fields in the order written.
    record Fields(Map<String, JsonValue> fields) implements JsonValue {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }
}
