package org.mailassay.api.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.List;

/// Whether a request's head says in one way alone how long its body is. When a proxy and this server read that
/// differently, what one takes for a body the other takes for a request.
final class BodyLength {
    private BodyLength() {}

    /// True for several lengths, a length beside an encoding, and an encoding other than chunks (RFC 9112,
    /// sections 6.1 and 6.3). What is no number at all the server has refused before.
    static boolean isAmbiguous(Headers headers) {
        List<String> lengths = values(headers, HeaderNames.CONTENT_LENGTH);
        List<String> encodings = values(headers, HeaderNames.TRANSFER_ENCODING);
        boolean chunks = encodings.size() == 1 && encodings.getFirst().equalsIgnoreCase("chunked");
        return lengths.size() > 1 || (!encodings.isEmpty() && (!chunks || !lengths.isEmpty()));
    }

    private static List<String> values(Headers headers, HeaderName name) {
        return headers.contains(name) ? headers.get(name).allValues() : List.of();
    }
}
