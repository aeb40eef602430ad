package org.mailassay.appliance.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/// One line of a batch file: an object with the options' names, without their dashes, and an `id` that the answer
/// repeats. Names that no option has may stand beside them, with any value.
sealed interface BatchLine {
    /// What the answer repeats: a text, a number or a truth value; empty when the line has none.
    Optional<Object> id();

    /// It can be carried out.
    ///
    /// @param options values by name, numbers and truth values as texts, and lists with commas between their items;
    ///     empty for a value that is none of these
    record Asked(Optional<Object> id, Map<String, Optional<String>> options) implements BatchLine {}

    /// It cannot be read.
    record Malformed(Optional<Object> id, String reason) implements BatchLine {}

    /// Reads one line.
    static BatchLine read(String line) {
        Map<String, Optional<String>> options = new LinkedHashMap<>();
        Optional<Object> id = Optional.empty();
        try (JsonParser json = new JsonFactory().createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return new Malformed(id, "not a JSON object");
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("id")) {
                    id = scalar(json);
                }
                options.put(name, text(json));
            }
            return json.nextToken() == null ? new Asked(id, options) : new Malformed(id, "more than one JSON object");
        } catch (JsonProcessingException malformed) {
            return new Malformed(id, malformed.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    private static Optional<Object> scalar(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token.isNumeric()) {
            return Optional.of(token == JsonToken.VALUE_NUMBER_INT ? json.getNumberValue() : json.getDecimalValue());
        }
        if (token.isBoolean()) {
            return Optional.of(json.getBooleanValue());
        }
        return token == JsonToken.VALUE_STRING ? Optional.of(json.getText()) : Optional.empty();
    }

    /// The value at the parser, which is left at its end.
    private static Optional<String> text(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_ARRAY) {
            return list(json);
        }
        if (!token.isScalarValue()) {
            json.skipChildren();
            return Optional.empty();
        }
        return Optional.of(token == JsonToken.VALUE_NULL ? "" : json.getText());
    }

    private static Optional<String> list(JsonParser json) throws IOException {
        StringJoiner items = new StringJoiner(",");
        boolean plain = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Optional<String> item = text(json);
            plain &= item.isPresent();
            item.ifPresent(items::add);
        }
        return plain ? Optional.of(items.toString()) : Optional.empty();
    }
}
