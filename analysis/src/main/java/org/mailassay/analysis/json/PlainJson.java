package org.mailassay.analysis.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Writes mappings, lists, texts, numbers and truth values as JSON on one line, in the order in which they come. An
/// empty [Optional] is null. Nothing else is known, so a value of another kind is written as its text.
public final class PlainJson {
    private static final JsonFactory JSON = new JsonFactory();

    private PlainJson() {}

    /// The value as JSON.
    public static String of(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            write(generator, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory cannot fail to be written", impossible);
        }
        return text.toString();
    }

    private static void write(JsonGenerator generator, Object value) throws IOException {
        switch (value) {
            case Map<?, ?> fields -> {
                generator.writeStartObject();
                for (Map.Entry<?, ?> field : fields.entrySet()) {
                    generator.writeFieldName(String.valueOf(field.getKey()));
                    write(generator, field.getValue());
                }
                generator.writeEndObject();
            }
            case Collection<?> items -> {
                generator.writeStartArray();
                for (Object item : items) {
                    write(generator, item);
                }
                generator.writeEndArray();
            }
            case Number number -> generator.writeNumber(number.toString());
            case Boolean truth -> generator.writeBoolean(truth);
            case Optional<?> maybe -> {
                if (maybe.isPresent()) {
                    write(generator, maybe.get());
                } else {
                    generator.writeNull();
                }
            }
            case OptionalInt maybe -> {
                if (maybe.isPresent()) {
                    generator.writeNumber(maybe.getAsInt());
                } else {
                    generator.writeNull();
                }
            }
            default -> generator.writeString(value.toString());
        }
    }
}
