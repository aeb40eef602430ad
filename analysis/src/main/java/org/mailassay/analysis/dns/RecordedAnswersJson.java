package org.mailassay.analysis.dns;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A recording as JSON: an array with an object for each question.
///
/// ```json
/// [{"name": "example.com", "type": "MX", "answer": "found", "records": [["10", "mail.example.com"]],
///   "aliases": [], "ttl": 300, "security": "secure"},
///  {"name": "slow.example", "type": "TXT", "answer": "failed", "cause": "timeout", "detail": "no answer in time"}]
/// ```
final class RecordedAnswersJson {
    private static final JsonFactory JSON = new JsonFactory();

    private RecordedAnswersJson() {}

    static String write(RecordedAnswers recorded) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (Map.Entry<DnsQuestion, DnsAnswer> entry : recorded.answers().entrySet()) {
                json.writeStartObject();
                json.writeStringField("name", entry.getKey().name());
                json.writeStringField("type", entry.getKey().type().name());
                write(json, entry.getKey().type(), entry.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, RecordType type, DnsAnswer answer) throws IOException {
        switch (answer) {
            case DnsAnswer.Found found -> {
                json.writeStringField("answer", "found");
                json.writeArrayFieldStart("records");
                for (DnsRecord each : found.records()) {
                    write(json, RecordFields.write(type, each));
                }
                json.writeEndArray();
                json.writeFieldName("aliases");
                write(json, found.aliases());
                json.writeNumberField("ttl", found.timeToLive().toSeconds());
                json.writeStringField("security", lowerCase(found.security()));
            }
            case DnsAnswer.NoSuchName absent -> {
                json.writeStringField("answer", "no_such_name");
                json.writeStringField("security", lowerCase(absent.security()));
            }
            case DnsAnswer.NoData absent -> {
                json.writeStringField("answer", "no_data");
                json.writeStringField("security", lowerCase(absent.security()));
            }
            case DnsAnswer.Failed failed -> {
                json.writeStringField("answer", "failed");
                json.writeStringField("cause", lowerCase(failed.cause()));
                json.writeStringField("detail", failed.detail());
            }
        }
    }

    private static void write(JsonGenerator json, List<String> texts) throws IOException {
        json.writeStartArray();
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static RecordedAnswers.Reading read(String text) {
        Map<DnsQuestion, DnsAnswer> answers = new HashMap<>();
        try (JsonParser json = JSON.createParser(text)) {
            expect(json, json.nextToken(), JsonToken.START_ARRAY);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                expect(json, json.currentToken(), JsonToken.START_OBJECT);
                Entry entry = new Entry(json);
                answers.put(entry.question(), entry.answer());
            }
            return new RecordedAnswers.Reading.Parsed(new RecordedAnswers(answers));
        } catch (JsonProcessingException broken) {
            return new RecordedAnswers.Reading.Malformed(String.valueOf(broken.getMessage()));
        } catch (IllegalArgumentException wrong) {
            return new RecordedAnswers.Reading.Malformed(String.valueOf(wrong.getMessage()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    private static void expect(JsonParser json, JsonToken found, JsonToken expected) {
        if (found != expected) {
            throw new IllegalArgumentException("expected " + expected + " at "
                    + json.currentTokenLocation().offsetDescription());
        }
    }

    /// One question with its answer, read into the fields that it has.
    private static final class Entry {
        private final Map<String, String> texts = new HashMap<>();
        private final List<List<String>> records = new ArrayList<>();
        private final List<String> aliases = new ArrayList<>();

        Entry(JsonParser json) throws IOException {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                switch (field) {
                    case "records" -> {
                        expect(json, value, JsonToken.START_ARRAY);
                        while (json.nextToken() != JsonToken.END_ARRAY) {
                            List<String> fields = new ArrayList<>();
                            strings(json, fields);
                            records.add(fields);
                        }
                    }
                    case "aliases" -> strings(json, aliases);
                    default -> {
                        if (!value.isScalarValue()) {
                            throw new IllegalArgumentException("expected a text or a number for " + field);
                        }
                        texts.put(field, json.getText());
                    }
                }
            }
        }

        private static void strings(JsonParser json, List<String> into) throws IOException {
            expect(json, json.currentToken(), JsonToken.START_ARRAY);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                expect(json, json.currentToken(), JsonToken.VALUE_STRING);
                into.add(json.getText());
            }
        }

        private String text(String field) {
            String text = texts.get(field);
            if (text == null) {
                throw new IllegalArgumentException("an entry without " + field);
            }
            return text;
        }

        DnsQuestion question() {
            RecordType type = RecordType.named(text("type"))
                    .orElseThrow(() -> new IllegalArgumentException("unknown record type: " + text("type")));
            return new DnsQuestion(text("name"), type);
        }

        DnsAnswer answer() {
            return switch (text("answer")) {
                case "found" -> {
                    RecordType type = question().type();
                    yield new DnsAnswer.Found(
                            records.stream()
                                    .map(each -> RecordFields.read(type, each))
                                    .toList(),
                            aliases,
                            Duration.ofSeconds(Long.parseLong(text("ttl"))),
                            security());
                }
                case "no_such_name" -> new DnsAnswer.NoSuchName(security());
                case "no_data" -> new DnsAnswer.NoData(security());
                case "failed" ->
                    new DnsAnswer.Failed(
                            DnsAnswer.Cause.valueOf(text("cause").toUpperCase(Locale.ROOT)), text("detail"));
                default -> throw new IllegalArgumentException("unknown answer: " + text("answer"));
            };
        }

        private Security security() {
            return Security.valueOf(text("security").toUpperCase(Locale.ROOT));
        }
    }
}
