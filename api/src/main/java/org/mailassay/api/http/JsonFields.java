package org.mailassay.api.http;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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

    /// A truth value that may be missing, or null.
    public Optional<Boolean> flagIfGiven(String name) {
        return switch (fields.getOrDefault(name, new JsonValue.Null())) {
            case JsonValue.Flag(boolean flag) -> Optional.of(flag);
            case JsonValue.Null _ -> Optional.empty();
            case JsonValue.Text _, JsonValue.Numeral _, JsonValue.Items _, JsonValue.Fields _ ->
                throw Problem.unprocessable("The field \"" + name + "\" must be true or false.")
                        .refused();
        };
    }

    /// A list of texts that may be missing, or null.
    public Optional<List<String>> textsIfGiven(String name) {
        return switch (fields.getOrDefault(name, new JsonValue.Null())) {
            case JsonValue.Items(List<JsonValue> items)
            when items.stream().allMatch(JsonValue.Text.class::isInstance) ->
                Optional.of(items.stream()
                        .map(JsonValue.Text.class::cast)
                        .map(JsonValue.Text::text)
                        .toList());
            case JsonValue.Null _ -> Optional.empty();
            case JsonValue.Items _, JsonValue.Text _, JsonValue.Numeral _, JsonValue.Flag _, JsonValue.Fields _ ->
                throw Problem.unprocessable("The field \"" + name + "\" must be a list of strings.")
                        .refused();
        };
    }

    /// A number within bounds that may be missing, or null.
    public OptionalDouble numberIfGiven(String name, double minimum, double maximum) {
        JsonValue value = fields.getOrDefault(name, new JsonValue.Null());
        if (value instanceof JsonValue.Null) {
            return OptionalDouble.empty();
        }
        double number = value instanceof JsonValue.Numeral(BigDecimal exact) ? exact.doubleValue() : Double.NaN;
        if (!(number >= minimum && number <= maximum)) {
            throw Problem.unprocessable("The field \"" + name + "\" must be a number from " + bound(minimum) + " to "
                            + bound(maximum) + ".")
                    .refused();
        }
        return OptionalDouble.of(number);
    }

    private static String bound(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /// Whether the field is there, be it null.
    public boolean has(String name) {
        return fields.containsKey(name);
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
