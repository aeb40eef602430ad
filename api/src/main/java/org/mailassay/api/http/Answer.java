package org.mailassay.api.http;

import java.io.IOException;
import java.io.OutputStream;
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

    /// Text in UTF-8 that comes into being while it is sent. When its body fails, the connection ends without the last
    /// chunk.
    ///
    /// @param headers header fields beyond those of every answer
    record Stream(String mediaType, Map<String, String> headers, Body body) implements Answer {
        public Stream {
            headers = Map.copyOf(headers);
        }

        public Stream(String mediaType, Body body) {
            this(mediaType, Map.of(), body);
        }

        /// Writes it, and flushes what is to be seen at once. It has to end within the time of an exchange.
        @FunctionalInterface
        public interface Body {
            void write(OutputStream out) throws IOException, InterruptedException;
        }
    }

    /// Success, and nothing to say (RFC 9110, section 15.3.5).
    record Nothing() implements Answer {}

    static Answer ok(JsonBody body) {
        return new Json(200, body);
    }
}
