package org.mailassay.analysis.fetch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A recording as JSON: an array with an object for each request.
///
/// ```json
/// [{"method": "get", "url": "https://example.com/a.png", "most_octets": 5000000, "answer": "fetched",
///   "final_url": "https://example.com/b.png", "status": 200, "content_type": "image/png", "declared_length": 3,
///   "cut": false, "body": "AAAA", "certificate": ["CN=Example", "2027-01-01T00:00:00Z"], "redirects":
/// [["https://example.com/a.png", "301"]]},
///  {"method": "head", "url": "http://slow.example/", "most_octets": 0, "answer": "failed", "cause": "timeout",
///   "detail": "no answer in time", "redirects": []}]
/// ```
final class RecordedFetchesWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private RecordedFetchesWriter(JsonGenerator json) {
        this.json = json;
    }

    static String write(RecordedFetches recorded) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            RecordedFetchesWriter writer = new RecordedFetchesWriter(json);
            json.writeStartArray();
            for (Map.Entry<FetchRequest, FetchAnswer> entry : recorded.answers().entrySet()) {
                writer.write(entry.getKey(), entry.getValue());
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return text.toString();
    }

    private void write(FetchRequest request, FetchAnswer answer) throws IOException {
        json.writeStartObject();
        json.writeStringField("method", lowerCase(request.method()));
        json.writeStringField("url", request.url());
        json.writeNumberField("most_octets", request.mostOctets());
        switch (answer) {
            case FetchAnswer.Fetched fetched -> write(fetched);
            case FetchAnswer.Refused(FetchAnswer.Reason reason, String detail, var _) -> {
                json.writeStringField("answer", "refused");
                json.writeStringField("reason", lowerCase(reason));
                json.writeStringField("detail", detail);
            }
            case FetchAnswer.Failed(FetchAnswer.Cause cause, String detail, var _) -> {
                json.writeStringField("answer", "failed");
                json.writeStringField("cause", lowerCase(cause));
                json.writeStringField("detail", detail);
            }
        }
        json.writeArrayFieldStart("redirects");
        for (FetchAnswer.Hop hop : answer.redirects()) {
            write(List.of(hop.url(), String.valueOf(hop.status())));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(FetchAnswer.Fetched fetched) throws IOException {
        json.writeStringField("answer", "fetched");
        json.writeStringField("final_url", fetched.url());
        json.writeNumberField("status", fetched.status());
        json.writeStringField("content_type", fetched.contentType());
        json.writeNumberField("declared_length", fetched.declaredLength());
        json.writeBooleanField("cut", fetched.cut());
        json.writeBinaryField("body", fetched.body().toByteArray());
        if (fetched.certificate().isPresent()) {
            FetchAnswer.Certificate certificate = fetched.certificate().get();
            json.writeFieldName("certificate");
            write(List.of(certificate.issuer(), certificate.expires().toString()));
        }
    }

    private void write(List<String> texts) throws IOException {
        json.writeStartArray();
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
