package org.mailassay.api.openapi;

import org.mailassay.analysis.resource.ShippedFile;
import org.mailassay.api.http.JsonReader;
import org.mailassay.api.http.JsonValue;

/// The description of one API family. It is written by hand; a test compares it with the routes and with real answers.
///
/// @param text the document as it is served
public record OpenApiDocument(String text) {
    /// The DMARC family's, with the appliance's version in it.
    public static OpenApiDocument dmarc(String version) {
        return read("dmarc.json", version);
    }

    /// The Audit family's, with the appliance's version in it.
    public static OpenApiDocument audit(String version) {
        return read("audit.json", version);
    }

    private static OpenApiDocument read(String name, String version) {
        return new OpenApiDocument(ShippedFile.text(OpenApiDocument.class, name).replace("@version@", version));
    }

    /// The document as a value.
    public JsonValue.Fields json() {
        return switch (JsonReader.read(text)) {
            case JsonReader.Reading.Read(JsonValue.Fields fields) -> fields;
            case JsonReader.Reading.Read _ -> throw new IllegalStateException("the OpenAPI document is no object");
            case JsonReader.Reading.Malformed(String reason) -> throw new IllegalStateException(reason);
        };
    }
}
