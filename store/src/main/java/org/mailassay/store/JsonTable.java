package org.mailassay.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A small table of texts inside a column: a JSON array of arrays of strings, `[["mfrom", "pass"], …]`.
public final class JsonTable {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonTable() {}

    /// Writes the table as a field of the object that is being written; an empty one is left out.
    public static <T> void write(JsonGenerator out, String field, List<T> rows, Function<T, List<String>> cells)
            throws IOException {
        if (!rows.isEmpty()) {
            out.writeFieldName(field);
            write(out, rows, cells);
        }
    }

    /// The table by itself.
    public static <T> String text(List<T> rows, Function<T, List<String>> cells) {
        if (rows.isEmpty()) {
            return "[]";
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            write(out, rows, cells);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written to", e);
        }
        return text.toString();
    }

    /// Reads what [#text] wrote.
    public static List<List<String>> read(String json) {
        try (JsonParser in = JSON.createParser(json)) {
            in.nextToken();
            return rows(in);
        } catch (IOException e) {
            throw new UncheckedIOException("A stored table cannot be read", e);
        }
    }

    /// Reads an object whose fields are tables.
    public static Map<String, List<List<String>>> readFields(String json) {
        Map<String, List<List<String>>> tables = new LinkedHashMap<>();
        try (JsonParser in = JSON.createParser(json)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String field = in.currentName();
                in.nextToken();
                tables.put(field, rows(in));
            }
            return tables;
        } catch (IOException e) {
            throw new UncheckedIOException("A stored table cannot be read", e);
        }
    }

    private static <T> void write(JsonGenerator out, List<T> rows, Function<T, List<String>> cells) throws IOException {
        out.writeStartArray();
        for (T row : rows) {
            out.writeStartArray();
            for (String cell : cells.apply(row)) {
                out.writeString(StorableText.of(cell));
            }
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    private static List<List<String>> rows(JsonParser in) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        while (in.nextToken() == JsonToken.START_ARRAY) {
            List<String> cells = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                cells.add(in.getText());
            }
            rows.add(List.copyOf(cells));
        }
        return List.copyOf(rows);
    }
}
