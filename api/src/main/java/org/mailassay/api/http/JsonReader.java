package org.mailassay.api.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads one JSON document, strictly: nothing after it, no name twice, at most 32 levels.
public final class JsonReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxNumberLength(64)
                    .build())
            .build();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /// What was read, or where and why it is not JSON.
    public sealed interface Reading {
        /// The whole text is one JSON document.
        record Read(JsonValue value) implements Reading {}

        /// The text is not JSON, at this line and column.
        record Malformed(String reason) implements Reading {}
    }

    /// Reads a whole text.
    public static Reading read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return new Reading.Malformed("The body is empty.");
            }
            JsonValue value = new JsonReader(parser).value();
            return parser.nextToken() == null
                    ? new Reading.Read(value)
                    : malformed(
                            parser.currentLocation().getLineNr(),
                            parser.currentLocation().getColumnNr());
        } catch (JsonProcessingException e) {
            return e.getLocation() == null
                    ? new Reading.Malformed("The body is not valid JSON.")
                    : malformed(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reading malformed(int line, int column) {
        return new Reading.Malformed("The body is not valid JSON (line " + line + ", column " + column + ").");
    }

    private JsonValue value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields();
            case START_ARRAY -> items();
            case VALUE_STRING -> new JsonValue.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Numeral(parser.getDecimalValue());
            case VALUE_TRUE -> new JsonValue.Flag(true);
            case VALUE_FALSE -> new JsonValue.Flag(false);
            case VALUE_NULL -> new JsonValue.Null();
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("a blocking parser gives no " + parser.currentToken() + " here");
        };
    }

    private JsonValue.Fields fields() throws IOException {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value());
        }
        return new JsonValue.Fields(fields);
    }

    private JsonValue.Items items() throws IOException {
        List<JsonValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new JsonValue.Items(items);
    }
}
