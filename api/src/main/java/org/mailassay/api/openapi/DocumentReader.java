package org.mailassay.api.openapi;

import java.util.List;
import java.util.Map;
import org.mailassay.api.http.JsonValue;

/// Finds its way in an OpenAPI document. What is absent is read as empty.
final class DocumentReader {
    private static final JsonValue.Fields NOTHING = new JsonValue.Fields(Map.of());

    private final JsonValue.Fields document;

    DocumentReader(JsonValue.Fields document) {
        this.document = document;
    }

    /// The object at a path from the root.
    JsonValue.Fields at(String... path) {
        JsonValue.Fields found = document;
        for (String step : path) {
            found = object(found, step);
        }
        return found;
    }

    /// The object under a name; a reference is followed.
    JsonValue.Fields object(JsonValue.Fields parent, String name) {
        return resolved(parent.fields().getOrDefault(name, NOTHING));
    }

    /// The object that a value is or refers to (`#/components/…`).
    JsonValue.Fields resolved(JsonValue value) {
        String reference = reference(value);
        if (!reference.isEmpty()) {
            return at(reference.substring("#/".length()).split("/", -1));
        }
        return value instanceof JsonValue.Fields fields ? fields : NOTHING;
    }

    /// What a value refers to; empty when it is no reference.
    static String reference(JsonValue value) {
        return value instanceof JsonValue.Fields fields ? text(fields, "$ref") : "";
    }

    static String text(JsonValue.Fields parent, String name) {
        return parent.fields().get(name) instanceof JsonValue.Text(String text) ? text : "";
    }

    static List<JsonValue> items(JsonValue.Fields parent, String name) {
        return parent.fields().get(name) instanceof JsonValue.Items(List<JsonValue> items) ? items : List.of();
    }
}
