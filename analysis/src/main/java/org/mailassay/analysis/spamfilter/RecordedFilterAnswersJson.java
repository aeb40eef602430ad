package org.mailassay.analysis.spamfilter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A recording as JSON: an array with an object for each filter.
///
/// ```json
/// [{"filter": "rspamd", "answer": "judged", "score": 1.2, "threshold": 15.0,
///   "rules": [{"name": "MIME_GOOD", "score": -0.1, "description": "Known content-type"}]},
///  {"filter": "spamassassin", "answer": "unavailable", "reason": "no answer in time"}]
/// ```
final class RecordedFilterAnswersJson {
    private static final JsonFactory JSON = new JsonFactory();

    private RecordedFilterAnswersJson() {}

    static String write(RecordedFilterAnswers recorded) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (Map.Entry<FilterName, FilterAnswer> entry : recorded.answers().entrySet()) {
                json.writeStartObject();
                json.writeStringField("filter", entry.getKey().key());
                write(json, entry.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, FilterAnswer answer) throws IOException {
        switch (answer) {
            case FilterAnswer.Judged judged -> {
                json.writeStringField("answer", "judged");
                json.writeNumberField("score", judged.score());
                json.writeNumberField("threshold", judged.threshold());
                json.writeArrayFieldStart("rules");
                for (FilterAnswer.FiredRule rule : judged.rules()) {
                    json.writeStartObject();
                    json.writeStringField("name", rule.name());
                    json.writeNumberField("score", rule.score());
                    json.writeStringField("description", rule.description());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            case FilterAnswer.Unavailable(String reason) -> {
                json.writeStringField("answer", "unavailable");
                json.writeStringField("reason", reason);
            }
        }
    }

    static RecordedFilterAnswers.Reading read(String text) {
        Map<FilterName, FilterAnswer> answers = new EnumMap<>(FilterName.class);
        try (JsonParser json = JSON.createParser(text)) {
            expect(json.nextToken(), JsonToken.START_ARRAY);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                readAnswer(json, answers);
            }
            return new RecordedFilterAnswers.Reading.Parsed(new RecordedFilterAnswers(answers));
        } catch (JsonProcessingException broken) {
            return new RecordedFilterAnswers.Reading.Malformed(String.valueOf(broken.getMessage()));
        } catch (IllegalArgumentException wrong) {
            return new RecordedFilterAnswers.Reading.Malformed(String.valueOf(wrong.getMessage()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    private static void readAnswer(JsonParser json, Map<FilterName, FilterAnswer> answers) throws IOException {
        expect(json.currentToken(), JsonToken.START_OBJECT);
        Map<String, String> texts = new HashMap<>();
        List<FilterAnswer.FiredRule> rules = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            if (field.equals("rules")) {
                readRules(json, rules);
            } else {
                texts.put(field, scalar(json));
            }
        }
        FilterName name = FilterName.valueOf(text(texts, "filter").toUpperCase(Locale.ROOT));
        answers.put(
                name,
                switch (text(texts, "answer")) {
                    case "judged" -> new FilterAnswer.Judged(number(texts, "score"), number(texts, "threshold"), rules);
                    case "unavailable" -> new FilterAnswer.Unavailable(text(texts, "reason"));
                    default -> throw new IllegalArgumentException("unknown answer: " + texts.get("answer"));
                });
    }

    private static void readRules(JsonParser json, List<FilterAnswer.FiredRule> rules) throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken(), JsonToken.START_OBJECT);
            Map<String, String> texts = new HashMap<>();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String field = json.currentName();
                json.nextToken();
                texts.put(field, scalar(json));
            }
            rules.add(new FilterAnswer.FiredRule(
                    text(texts, "name"), number(texts, "score"), text(texts, "description")));
        }
    }

    private static String scalar(JsonParser json) throws IOException {
        if (!json.currentToken().isScalarValue()) {
            throw new IllegalArgumentException("expected a text or a number for " + json.currentName());
        }
        return json.getText();
    }

    private static double number(Map<String, String> texts, String field) {
        return Double.parseDouble(text(texts, field));
    }

    private static String text(Map<String, String> texts, String field) {
        String text = texts.get(field);
        if (text == null) {
            throw new IllegalArgumentException("an entry without " + field);
        }
        return text;
    }

    private static void expect(JsonToken found, JsonToken expected) {
        if (found != expected) {
            throw new IllegalArgumentException("expected " + expected + ", found " + found);
        }
    }
}
