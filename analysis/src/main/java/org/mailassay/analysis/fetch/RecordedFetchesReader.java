package org.mailassay.analysis.fetch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;

/// Reads what [RecordedFetchesWriter] wrote.
final class RecordedFetchesReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    // A kept body is one text.
                    .maxStringLength(2 * RecordingFetcher.MOST_KEPT)
                    .build())
            .build();

    private final Map<String, String> texts = new HashMap<>();
    private final List<FetchAnswer.Hop> redirects = new ArrayList<>();
    private final List<String> certificate = new ArrayList<>();

    private RecordedFetchesReader(JsonParser json) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "redirects" -> redirects(json, value);
                case "certificate" -> strings(json, certificate);
                default -> {
                    if (!value.isScalarValue()) {
                        throw new IllegalArgumentException("expected a text or a number for " + field);
                    }
                    texts.put(field, json.getText());
                }
            }
        }
    }

    static RecordedFetches.Reading read(String text) {
        Map<FetchRequest, FetchAnswer> answers = new HashMap<>();
        try (JsonParser json = JSON.createParser(text)) {
            expect(json, json.nextToken(), JsonToken.START_ARRAY);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                expect(json, json.currentToken(), JsonToken.START_OBJECT);
                RecordedFetchesReader entry = new RecordedFetchesReader(json);
                answers.put(entry.request(), entry.answer());
            }
            return new RecordedFetches.Reading.Parsed(new RecordedFetches(answers));
        } catch (JsonProcessingException broken) {
            return new RecordedFetches.Reading.Malformed(String.valueOf(broken.getMessage()));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return new RecordedFetches.Reading.Malformed(String.valueOf(wrong.getMessage()));
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

    private static void strings(JsonParser json, List<String> into) throws IOException {
        expect(json, json.currentToken(), JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json, json.currentToken(), JsonToken.VALUE_STRING);
            into.add(json.getText());
        }
        if (into.size() != 2) {
            throw new IllegalArgumentException(
                    "expected two texts before " + json.currentTokenLocation().offsetDescription());
        }
    }

    private void redirects(JsonParser json, JsonToken value) throws IOException {
        expect(json, value, JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            List<String> hop = new ArrayList<>();
            strings(json, hop);
            redirects.add(new FetchAnswer.Hop(hop.get(0), Integer.parseInt(hop.get(1))));
        }
    }

    private FetchRequest request() {
        return new FetchRequest(
                FetchRequest.Method.valueOf(upperCase("method")), text("url"), Integer.parseInt(text("most_octets")));
    }

    private FetchAnswer answer() {
        return switch (text("answer")) {
            case "fetched" -> fetched();
            case "refused" ->
                new FetchAnswer.Refused(FetchAnswer.Reason.valueOf(upperCase("reason")), text("detail"), redirects);
            case "failed" ->
                new FetchAnswer.Failed(FetchAnswer.Cause.valueOf(upperCase("cause")), text("detail"), redirects);
            default -> throw new IllegalArgumentException("unknown answer: " + text("answer"));
        };
    }

    private FetchAnswer fetched() {
        return new FetchAnswer.Fetched(
                text("final_url"),
                Integer.parseInt(text("status")),
                redirects,
                text("content_type"),
                Long.parseLong(text("declared_length")),
                Octets.of(Base64.getDecoder().decode(text("body"))),
                text("cut").equals("true"),
                certificate.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new FetchAnswer.Certificate(certificate.get(0), Instant.parse(certificate.get(1)))));
    }

    private String upperCase(String field) {
        return text(field).toUpperCase(Locale.ROOT);
    }

    private String text(String field) {
        String text = texts.get(field);
        if (text == null) {
            throw new IllegalArgumentException("an entry without " + field);
        }
        return text;
    }
}
