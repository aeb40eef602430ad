package org.mailassay.analysis.report.tls;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import org.mailassay.analysis.report.RefusalReason;
import org.mailassay.analysis.report.container.RefusedException;

/// Goes through a stranger's JSON from its beginning to its end, value by value. Whoever is given a value reads it by
/// one of the methods, once.
final class JsonCursor implements AutoCloseable {
    /// Far more than any report needs.
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxNameLength(1_000)
            .maxNumberLength(100)
            .maxStringLength(1 << 20)
            .build();

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(LIMITS)
            // What follows in the stream is read by others.
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    /// Characters of all values of a document that are taken. The 20,000 entries of the largest take some six million.
    private static final int MAXIMUM_TEXT = 8 << 20;

    private final JsonParser parser;
    private int taken;
    private JsonToken token = JsonToken.NOT_AVAILABLE;

    JsonCursor(Reader text) throws IOException {
        this.parser = JSON.createParser(text);
    }

    /// Is given the members of an object, each once.
    interface Members {
        /// Reads the value of the member.
        ///
        /// @param name in lower case, with hyphens where senders write underscores
        void read(String name) throws IOException;
    }

    /// Is given the items of an array, each once.
    interface Items {
        void read() throws IOException;
    }

    /// The next value of the document; false at its end.
    boolean next() throws IOException {
        return advance();
    }

    /// Whether the value is an object.
    boolean isObject() {
        return token == JsonToken.START_OBJECT;
    }

    /// Reads an object; anything else is passed over.
    void object(Members members) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            skip();
            return;
        }
        while (inside(JsonToken.END_OBJECT)) {
            String name = parser.currentName().strip().toLowerCase(Locale.ROOT).replace('_', '-');
            if (!advance()) {
                throw broken("the text ends");
            }
            members.read(name);
        }
    }

    /// Reads an array; a value that stands where an array should is its only item, and null is an empty one.
    void array(Items items) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (token != JsonToken.START_ARRAY) {
            items.read();
            return;
        }
        while (inside(JsonToken.END_ARRAY)) {
            items.read();
        }
    }

    /// A text, number or truth value as text, without white space around it; empty for anything else.
    String text() throws IOException {
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            skip();
            return "";
        }
        try {
            String text = token == JsonToken.VALUE_NULL ? "" : parser.getText().strip();
            taken += text.length();
            if (taken > MAXIMUM_TEXT) {
                throw new RefusedException(
                        RefusalReason.TOO_MANY_RECORDS, "more than %d characters in values".formatted(MAXIMUM_TEXT));
            }
            return text;
        } catch (JsonProcessingException broken) {
            throw broken(broken.getOriginalMessage());
        }
    }

    /// Passes over the value.
    void skip() throws IOException {
        try {
            parser.skipChildren();
        } catch (JsonProcessingException broken) {
            throw broken(broken.getOriginalMessage());
        }
    }

    /// Where the reading stands, for a detail.
    String place() {
        JsonLocation location = parser.currentLocation();
        return "line %d, column %d: ".formatted(location.getLineNr(), location.getColumnNr());
    }

    /// Moves on within an object or array; false at its end.
    private boolean inside(JsonToken end) throws IOException {
        if (!advance()) {
            throw broken("the text ends");
        }
        return token != end;
    }

    private boolean advance() throws IOException {
        try {
            JsonToken next = parser.nextToken();
            token = next == null ? JsonToken.NOT_AVAILABLE : next;
            return next != null;
        } catch (JsonProcessingException broken) {
            throw broken(broken.getOriginalMessage());
        }
    }

    private RefusedException broken(String why) {
        return new RefusedException(RefusalReason.MALFORMED_JSON, place() + why);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
