package org.mailassay.analysis.checks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.blocklist.ProbeResult;
import org.mailassay.analysis.blocklist.SubjectKind;
import org.mailassay.analysis.json.PlainJson;

/// What is known of blocklists as JSON: an array of `[zone, kind, verdict, detail]`.
public final class ProbeResultsJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ProbeResultsJson() {}

    /// The results as JSON text.
    public static String write(List<ProbeResult> results) {
        return PlainJson.of(results.stream()
                .map(result -> List.of(
                        result.zone(), result.kind().name(), result.verdict().name(), result.detail()))
                .toList());
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws MalformedRecordingException when it is something else
    public static List<ProbeResult> read(String json) {
        List<ProbeResult> results = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json)) {
            require(parser.nextToken() == JsonToken.START_ARRAY);
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                results.add(new ProbeResult(
                        text(parser),
                        SubjectKind.valueOf(text(parser)),
                        ProbeResult.Verdict.valueOf(text(parser)),
                        text(parser)));
                require(parser.nextToken() == JsonToken.END_ARRAY);
            }
            return results;
        } catch (IOException | IllegalArgumentException broken) {
            throw new MalformedRecordingException("lists: " + broken.getMessage(), broken);
        }
    }

    private static String text(JsonParser parser) throws IOException {
        require(parser.nextToken() == JsonToken.VALUE_STRING);
        return parser.getText();
    }

    private static void require(boolean asExpected) {
        if (!asExpected) {
            throw new MalformedRecordingException("lists: not an array of arrays of texts");
        }
    }
}
