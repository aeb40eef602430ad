package org.mailassay.api.http;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailassay.store.StorableText;

/// Streams one JSON document in UTF-8.
///
/// Texts from outside may hold NUL, which no jsonb value has, or half a surrogate pair, which no UTF-8 has: they are
/// written as U+FFFD. Times are written as the DMARC family writes them, `2026-03-25T14:32:00Z`: UTC, whole seconds.
public final class JsonWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator generator;

    JsonWriter(OutputStream target) {
        try {
            generator = FACTORY.createGenerator(target, JsonEncoding.UTF8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A whole document as octets.
    public static byte[] octets(JsonBody body) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(512);
        JsonWriter json = new JsonWriter(octets);
        body.write(json);
        json.finish();
        return octets.toByteArray();
    }

    /// How the DMARC family writes a time.
    public static String text(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    /// An object as an array's item or as the whole document.
    public void object(Runnable fields) {
        write(JsonGenerator::writeStartObject);
        fields.run();
        write(JsonGenerator::writeEndObject);
    }

    public void object(String name, Runnable fields) {
        name(name);
        object(fields);
    }

    public void array(String name, Runnable items) {
        name(name);
        array(items);
    }

    public void array(Runnable items) {
        write(JsonGenerator::writeStartArray);
        items.run();
        write(JsonGenerator::writeEndArray);
    }

    /// An array of objects, each written by the consumer within its braces.
    public <T> void objects(String name, Iterable<T> items, Consumer<T> fields) {
        array(name, () -> items.forEach(item -> object(() -> fields.accept(item))));
    }

    /// An array of strings.
    public void strings(String name, Iterable<String> items) {
        array(name, () -> items.forEach(this::value));
    }

    public void field(String name, String value) {
        write(out -> out.writeStringField(name, StorableText.of(value)));
    }

    public void field(String name, long value) {
        write(out -> out.writeNumberField(name, value));
    }

    public void field(String name, double value) {
        write(out -> out.writeNumberField(name, value));
    }

    public void field(String name, boolean value) {
        write(out -> out.writeBooleanField(name, value));
    }

    public void field(String name, Instant value) {
        field(name, text(value));
    }

    /// A time, or null when there is none.
    public void field(String name, Optional<Instant> value) {
        value.ifPresentOrElse(time -> field(name, time), () -> nullField(name));
    }

    /// A text of which the empty string means that there is none: then null.
    public void textOrNull(String name, String value) {
        if (value.isEmpty()) {
            nullField(name);
        } else {
            field(name, value);
        }
    }

    public void nullField(String name) {
        write(out -> out.writeNullField(name));
    }

    public void value(String value) {
        write(out -> out.writeString(StorableText.of(value)));
    }

    public void value(boolean value) {
        write(out -> out.writeBoolean(value));
    }

    public void value(long value) {
        write(out -> out.writeNumber(value));
    }

    public void name(String name) {
        write(out -> out.writeFieldName(name));
    }

    /// A field whose value is JSON already.
    public void json(String name, String value) {
        name(name);
        write(out -> out.writeRawValue(value));
    }

    /// Ends the document and closes what it is written to. After a failure this is not called, so that a document
    /// cut short never looks whole.
    void finish() {
        write(JsonGenerator::close);
    }

    private void write(Step step) {
        try {
            step.to(generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step {
        void to(JsonGenerator generator) throws IOException;
    }
}
