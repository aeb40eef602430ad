package org.mailassay.analysis.checks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailassay.analysis.blocklist.ProbeResult;
import org.mailassay.analysis.dns.RecordedAnswers;
import org.mailassay.analysis.fetch.RecordedFetches;
import org.mailassay.analysis.json.PlainJson;
import org.mailassay.analysis.reputation.RecordedReputation;
import org.mailassay.analysis.spamfilter.RecordedFilterAnswers;

/// Every answer that a scan was given, so that it can be explained and carried out again.
///
/// @param lists what was known of the blocklists
/// @param late checks that did not end in time: what they were told says nothing of what they would have come to
/// @param leftOut why pictures have no smaller version, by their SHA-256
public record ScanRecording(
        RecordedAnswers dns,
        RecordedFetches fetches,
        RecordedFilterAnswers filters,
        RecordedReputation reputation,
        List<ProbeResult> lists,
        List<String> late,
        Map<String, String> leftOut) {
    private static final JsonFactory JSON = new JsonFactory();

    public ScanRecording {
        lists = List.copyOf(lists);
        late = List.copyOf(late);
        leftOut = Map.copyOf(leftOut);
    }

    /// The recording as JSON text, the same for the same answers: an object of five recordings, the late checks and the
    /// pictures left out.
    public String toJson() {
        return "{\"dns\":" + dns.toJson() + ",\"fetches\":" + fetches.toJson() + ",\"filters\":" + filters.toJson()
                + ",\"reputation\":" + reputation.toJson() + ",\"lists\":" + ProbeResultsJson.write(lists)
                + ",\"late\":" + PlainJson.of(late)
                + ",\"pictures\":" + LeftOutPicturesJson.write(leftOut) + "}";
    }

    /// Reads what [#toJson()] wrote.
    ///
    /// @throws MalformedRecordingException when it is no recording, with the reason
    public static ScanRecording fromJson(String json) {
        Map<String, String> parts = parts(json);
        return new ScanRecording(
                switch (RecordedAnswers.fromJson(part(parts, "dns"))) {
                    case RecordedAnswers.Reading.Parsed(RecordedAnswers read) -> read;
                    case RecordedAnswers.Reading.Malformed(String reason) ->
                        throw new MalformedRecordingException("dns: " + reason);
                },
                switch (RecordedFetches.fromJson(part(parts, "fetches"))) {
                    case RecordedFetches.Reading.Parsed(RecordedFetches read) -> read;
                    case RecordedFetches.Reading.Malformed(String reason) ->
                        throw new MalformedRecordingException("fetches: " + reason);
                },
                switch (RecordedFilterAnswers.fromJson(part(parts, "filters"))) {
                    case RecordedFilterAnswers.Reading.Parsed(RecordedFilterAnswers read) -> read;
                    case RecordedFilterAnswers.Reading.Malformed(String reason) ->
                        throw new MalformedRecordingException("filters: " + reason);
                },
                // Scans of earlier versions asked nobody.
                switch (RecordedReputation.fromJson(parts.getOrDefault("reputation", "[]"))) {
                    case RecordedReputation.Reading.Parsed(RecordedReputation read) -> read;
                    case RecordedReputation.Reading.Malformed(String reason) ->
                        throw new MalformedRecordingException("reputation: " + reason);
                },
                ProbeResultsJson.read(part(parts, "lists")),
                late(parts.getOrDefault("late", "[]")),
                LeftOutPicturesJson.read(parts.getOrDefault("pictures", "{}")));
    }

    private static List<String> late(String json) {
        List<String> late = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json)) {
            boolean array = parser.nextToken() == JsonToken.START_ARRAY;
            while (array && parser.nextToken() == JsonToken.VALUE_STRING) {
                late.add(parser.getText());
            }
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                throw new MalformedRecordingException("late: not an array of texts");
            }
            return late;
        } catch (IOException broken) {
            throw new MalformedRecordingException("late: " + broken.getMessage(), broken);
        }
    }

    private static String part(Map<String, String> parts, String name) {
        String part = parts.get(name);
        if (part == null) {
            throw new MalformedRecordingException("it has no " + name);
        }
        return part;
    }

    /// The fields of an object, each as JSON again.
    private static Map<String, String> parts(String json) {
        Map<String, String> parts = new HashMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedRecordingException("it is no object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                StringWriter text = new StringWriter();
                try (JsonGenerator generator = JSON.createGenerator(text)) {
                    generator.copyCurrentStructure(parser);
                }
                parts.put(name, text.toString());
            }
        } catch (JsonProcessingException broken) {
            throw new MalformedRecordingException(broken.getOriginalMessage(), broken);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", impossible);
        }
        return parts;
    }
}
