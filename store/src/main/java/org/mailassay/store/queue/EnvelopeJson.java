package org.mailassay.store.queue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.store.StorableText;

/// An envelope as it stands in the tables: `{"sender": "a@example.com", "recipients": ["b@example.com"]}`.
final class EnvelopeJson {
    private static final JsonFactory JSON = new JsonFactory();

    private EnvelopeJson() {}

    static String write(Envelope envelope) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            generator.writeStartObject();
            generator.writeStringField("sender", StorableText.of(envelope.reversePath()));
            generator.writeArrayFieldStart("recipients");
            for (String recipient : envelope.recipients()) {
                generator.writeString(StorableText.of(recipient));
            }
            generator.writeEndArray();
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written to", e);
        }
        return text.toString();
    }

    static Envelope read(String json) {
        String sender = "";
        List<String> recipients = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_STRING) {
                    if ("sender".equals(parser.currentName())) {
                        sender = parser.getText();
                    } else {
                        recipients.add(parser.getText());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A stored envelope is not the JSON that was written", e);
        }
        return new Envelope(sender, recipients);
    }
}
