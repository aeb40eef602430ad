package org.mailassay.analysis.reputation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailassay.analysis.json.PlainJson;

/// A recording as JSON: an array of `[service, answer, …]`.
///
/// ```json
/// [["senderscore", "scored", "97"], ["abuseipdb", "unavailable", "no answer in time"]]
/// ```
final class RecordedReputationJson {
    private static final JsonFactory JSON = new JsonFactory();

    private RecordedReputationJson() {}

    static String write(RecordedReputation recorded) {
        return PlainJson.of(recorded.answers().entrySet().stream()
                .map(entry -> line(entry.getKey().key(), entry.getValue()))
                .toList());
    }

    private static List<String> line(String name, ReputationAnswer answer) {
        return switch (answer) {
            case ReputationAnswer.Scored(int score) -> List.of(name, "scored", String.valueOf(score));
            case ReputationAnswer.Reported(int confidence, int reports, String last) ->
                List.of(name, "reported", String.valueOf(confidence), String.valueOf(reports), last);
            case ReputationAnswer.NotRated(String reason) -> List.of(name, "not_rated", reason);
            case ReputationAnswer.Unavailable(String reason) -> List.of(name, "unavailable", reason);
        };
    }

    static RecordedReputation.Reading read(String text) {
        Map<SourceName, ReputationAnswer> answers = new EnumMap<>(SourceName.class);
        try (JsonParser json = JSON.createParser(text)) {
            require(json.nextToken() == JsonToken.START_ARRAY);
            while (json.nextToken() == JsonToken.START_ARRAY) {
                SourceName name = SourceName.valueOf(next(json).toUpperCase(Locale.ROOT));
                answers.put(name, answer(json));
                require(json.nextToken() == JsonToken.END_ARRAY);
            }
            return new RecordedReputation.Reading.Parsed(new RecordedReputation(answers));
        } catch (IOException | IllegalArgumentException broken) {
            return new RecordedReputation.Reading.Malformed(String.valueOf(broken.getMessage()));
        }
    }

    private static ReputationAnswer answer(JsonParser json) throws IOException {
        String kind = next(json);
        return switch (kind) {
            case "scored" -> new ReputationAnswer.Scored(Integer.parseInt(next(json)));
            case "reported" ->
                new ReputationAnswer.Reported(Integer.parseInt(next(json)), Integer.parseInt(next(json)), next(json));
            case "not_rated" -> new ReputationAnswer.NotRated(next(json));
            case "unavailable" -> new ReputationAnswer.Unavailable(next(json));
            default -> throw new IllegalArgumentException("unknown answer: " + kind);
        };
    }

    private static String next(JsonParser json) throws IOException {
        require(json.nextToken() == JsonToken.VALUE_STRING);
        return json.getText();
    }

    private static void require(boolean asExpected) {
        if (!asExpected) {
            throw new IllegalArgumentException("not an array of arrays of texts");
        }
    }
}
