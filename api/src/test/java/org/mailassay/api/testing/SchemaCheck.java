package org.mailassay.api.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mailassay.api.http.JsonValue;

/// Compares a value with a schema, strictly: a field that the schema does not name is a complaint.
public final class SchemaCheck {
    private final JsonValue.Fields document;
    private final List<String> complaints = new ArrayList<>();

    private SchemaCheck(JsonValue.Fields document) {
        this.document = document;
    }

    /// What is wrong with the value; empty when nothing is.
    public static List<String> complaints(JsonValue.Fields document, JsonValue schema, JsonValue value) {
        SchemaCheck check = new SchemaCheck(document);
        check.check("", check.resolved(schema), value);
        return check.complaints;
    }

    /// What the schema says, a reference followed.
    public static JsonValue.Fields resolve(JsonValue.Fields document, JsonValue schema) {
        return new SchemaCheck(document).resolved(schema);
    }

    private void check(String place, JsonValue.Fields schema, JsonValue value) {
        if (schema.fields().get("anyOf") instanceof JsonValue.Items(List<JsonValue> choices)) {
            boolean fits = choices.stream()
                    .anyMatch(choice -> complaints(document, choice, value).isEmpty());
            complainUnless(fits, place + " fits none of the schemas: " + value);
            return;
        }
        if (!types(schema).contains(typeOf(value))) {
            complaints.add(place + " is " + typeOf(value) + ", not " + types(schema));
            return;
        }
        switch (value) {
            case JsonValue.Fields fields -> checkFields(place, schema, fields.fields());
            case JsonValue.Items items -> {
                JsonValue.Fields itemSchema = resolved(schema.fields().get("items"));
                for (int i = 0; i < items.items().size(); i++) {
                    check(place + "[" + i + "]", itemSchema, items.items().get(i));
                }
            }
            case JsonValue.Text(String text) -> checkText(place, schema, text);
            case JsonValue.Numeral _, JsonValue.Flag _, JsonValue.Null _ -> {}
        }
    }

    private void checkFields(String place, JsonValue.Fields schema, Map<String, JsonValue> fields) {
        if (!(schema.fields().get("properties") instanceof JsonValue.Fields(Map<String, JsonValue> properties))) {
            return;
        }
        fields.forEach((name, value) -> {
            if (properties.containsKey(name)) {
                check(place + "." + name, resolved(properties.get(name)), value);
            } else {
                complaints.add(place + "." + name + " is not described");
            }
        });
        if (schema.fields().get("required") instanceof JsonValue.Items(List<JsonValue> required)) {
            for (JsonValue name : required) {
                complainUnless(
                        name instanceof JsonValue.Text(String text) && fields.containsKey(text),
                        place + " lacks " + name);
            }
        }
    }

    private void checkText(String place, JsonValue.Fields schema, String text) {
        if (schema.fields().get("enum") instanceof JsonValue.Items(List<JsonValue> values)) {
            complainUnless(values.contains(new JsonValue.Text(text)), place + " is \"" + text + "\", not of " + values);
        }
        if (schema.fields().get("pattern") instanceof JsonValue.Text(String pattern)) {
            complainUnless(text.matches(pattern), place + " does not fit " + pattern + ": " + text);
        }
        if (new JsonValue.Text("date-time").equals(schema.fields().get("format"))) {
            complainUnless(text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"), place + " is no time: " + text);
        }
        if (new JsonValue.Text("date").equals(schema.fields().get("format"))) {
            complainUnless(text.matches("\\d{4}-\\d\\d-\\d\\d"), place + " is no date: " + text);
        }
    }

    private JsonValue.Fields resolved(@Nullable JsonValue schema) {
        if (!(schema instanceof JsonValue.Fields fields)) {
            throw new AssertionError("no schema: " + schema);
        }
        if (fields.fields().get("$ref") instanceof JsonValue.Text(String reference)) {
            JsonValue.Fields found = document;
            for (String step : reference.substring(2).split("/", -1)) {
                found = resolved(found.fields().get(step));
            }
            return found;
        }
        return fields;
    }

    private static List<String> types(JsonValue.Fields schema) {
        return switch (schema.fields().getOrDefault("type", new JsonValue.Null())) {
            case JsonValue.Text(String type) -> List.of(type);
            case JsonValue.Items(List<JsonValue> types) ->
                types.stream().map(type -> ((JsonValue.Text) type).text()).toList();
            case JsonValue.Fields _, JsonValue.Numeral _, JsonValue.Flag _, JsonValue.Null _ ->
                throw new AssertionError("a schema without a type: " + schema);
        };
    }

    private static String typeOf(JsonValue value) {
        return switch (value) {
            case JsonValue.Text _ -> "string";
            case JsonValue.Numeral(java.math.BigDecimal number) -> number.scale() <= 0 ? "integer" : "number";
            case JsonValue.Flag _ -> "boolean";
            case JsonValue.Null _ -> "null";
            case JsonValue.Items _ -> "array";
            case JsonValue.Fields _ -> "object";
        };
    }

    private void complainUnless(boolean fine, String complaint) {
        if (!fine) {
            complaints.add(complaint);
        }
    }
}
