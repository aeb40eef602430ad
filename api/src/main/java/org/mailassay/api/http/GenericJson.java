package org.mailassay.api.http;

import java.util.Map;

/// Writes values whose shape another module decides: texts, numbers, booleans, and lists and maps of them.
public final class GenericJson {
    private GenericJson() {}

    /// Each entry as a field of the object that is open.
    public static void fields(JsonWriter json, Map<String, ?> fields) {
        fields.forEach((name, value) -> {
            json.name(name);
            value(json, value);
        });
    }

    private static void value(JsonWriter json, Object value) {
        switch (value) {
            case String text -> json.value(text);
            case Boolean flag -> json.value(flag);
            case Number number -> json.value(number.longValue());
            case Map<?, ?> map ->
                json.object(() -> map.forEach((name, each) -> {
                    json.name((String) name);
                    value(json, each);
                }));
            case Iterable<?> items -> json.array(() -> items.forEach(each -> value(json, each)));
            default -> throw new IllegalArgumentException("no JSON value: " + value.getClass());
        }
    }
}
