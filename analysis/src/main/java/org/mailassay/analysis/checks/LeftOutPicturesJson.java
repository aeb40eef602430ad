package org.mailassay.analysis.checks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.mailassay.analysis.json.PlainJson;

/// Why pictures were left out, as JSON: an object of the reasons by the pictures' SHA-256.
final class LeftOutPicturesJson {
    private static final JsonFactory JSON = new JsonFactory();

    private LeftOutPicturesJson() {}

    static String write(Map<String, String> reasons) {
        return PlainJson.of(new TreeMap<>(reasons));
    }

    /// @throws MalformedRecordingException when it is something else
    static Map<String, String> read(String json) {
        Map<String, String> reasons = new TreeMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String digest = parser.currentName();
                require(parser.nextToken() == JsonToken.VALUE_STRING);
                reasons.put(digest, parser.getText());
            }
            return reasons;
        } catch (IOException broken) {
            throw new MalformedRecordingException("pictures: " + broken.getMessage(), broken);
        }
    }

    private static void require(boolean asExpected) {
        if (!asExpected) {
            throw new MalformedRecordingException("pictures: not an object of texts");
        }
    }
}
