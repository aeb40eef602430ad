package org.mailassay.appliance.reputation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.mailassay.analysis.reputation.ReputationAnswer;

/// Reads what AbuseIPDB answers: a JSON object whose `data` holds the figures.
final class AbuseIpDbReply {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST_TIME = 40;

    private AbuseIpDbReply() {}

    static ReputationAnswer read(byte[] octets) {
        Map<String, String> figures = new HashMap<>();
        try (JsonParser json = JSON.createParser(octets)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return unreadable();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                if (json.nextToken() == JsonToken.START_OBJECT && field.equals("data")) {
                    readFigures(json, figures);
                } else {
                    json.skipChildren();
                }
            }
            String last = figures.getOrDefault("lastReportedAt", "");
            return new ReputationAnswer.Reported(
                    Integer.parseInt(figures.getOrDefault("abuseConfidenceScore", "")),
                    Integer.parseInt(figures.getOrDefault("totalReports", "0")),
                    last.matches("[0-9T:+Z-]{1," + LONGEST_TIME + "}") ? last : "");
        } catch (IOException | IllegalArgumentException broken) {
            return unreadable();
        }
    }

    private static void readFigures(JsonParser json, Map<String, String> figures) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.VALUE_NUMBER_INT || value == JsonToken.VALUE_STRING) {
                figures.put(field, json.getText());
            } else {
                json.skipChildren();
            }
        }
    }

    private static ReputationAnswer unreadable() {
        return new ReputationAnswer.Unavailable("its answer cannot be read");
    }
}
