package org.mailassay.api.http;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The fields of a request's JSON object, each of which the resource knows.
public final class JsonFields {
    private final Map<String, JsonValue> fields;

    private JsonFields(Map<String, JsonValue> fields) {
        this.fields = fields;
    }

    /// Refuses what is no object, and any field that is not among the known ones, by its name.
    static JsonFields of(JsonValue document, Set<String> known) {
        if (!(document instanceof JsonValue.Fields(Map<String, JsonValue> fields))) {
            throw Problem.badRequest("The body must be a JSON object.").refused();
        }
        for (String name : fields.keySet()) {
            if (!known.contains(name)) {
                throw Problem.unprocessable("Unknown field: " + Printable.quoted(name) + ".")
                        .refused();
            }
        }
        return new JsonFields(fields);
    }

    /// A text that may be missing, or null.
    public Optional<String> textIfGiven(String name) {
        JsonValue value = fields.getOrDefault(name, new JsonValue.Null());
        return value instanceof JsonValue.Null ? Optional.empty() : Optional.of(text(name));
    }

    /// A text that must be there.
    public String text(String name) {
        return switch (fields.getOrDefault(name, new JsonValue.Null())) {
            case JsonValue.Text(String text) when !text.isBlank() -> text;
            case JsonValue.Text _, JsonValue.Null _ ->
                throw Problem.unprocessable("The field \"" + name + "\" is required.")
                        .refused();
            case JsonValue.Numeral _, JsonValue.Flag _, JsonValue.Items _, JsonValue.Fields _ ->
                throw Problem.unprocessable("The field \"" + name + "\" must be a string.")
                        .refused();
        };
    }
}
