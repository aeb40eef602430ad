package org.mailassay.api.http;

import java.util.Map;
import org.mailassay.analysis.message.Octets;

/// What a resource says to a request.
public sealed interface Answer {
    /// A JSON document.
    record Json(int status, JsonBody body) implements Answer {}

    /// Octets to be saved as a file, never shown.
    ///
    /// @param fileName printable ASCII without quotation marks
    record Download(String fileName, String mediaType, Octets octets) implements Answer {}

    /// Text of a media type that is complete and ready.
    ///
    /// @param headers header fields beyond those of every answer; they win over those
    record Page(int status, String mediaType, String text, Map<String, String> headers) implements Answer {
        public Page {
            headers = Map.copyOf(headers);
        }
    }

    static Answer ok(JsonBody body) {
        return new Json(200, body);
    }
}
