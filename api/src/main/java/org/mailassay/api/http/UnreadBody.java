package org.mailassay.api.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is left of a body when its request is answered. A client that is still sending when the connection closes may
/// never see the answer (RFC 9112, section 9.6), so a little is read and thrown away first.
final class UnreadBody {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadBody.class);
    private static final int MAXIMUM_BYTES = 1 << 20;

    private UnreadBody() {}

    /// Whether the request has a body that was not read to its end.
    static boolean isLeft(ServerRequest request) {
        return request.content().hasEntity() && !request.content().consumed();
    }

    /// Reads on, within a limit of size; the limit of time is the connection's deadline. A body that the client only
    /// offers (RFC 9110, section 10.1.1) does not come. What the server cannot read any further stays unread.
    static void discard(ServerRequest request) {
        if (request.headers().contains(HeaderNames.EXPECT)) {
            return;
        }
        byte[] buffer = new byte[8192];
        try {
            InputStream rest = Exchange.of(request)
                    .body()
                    .orElseGet(() -> request.content().inputStream());
            int total = 0;
            for (int read = 0; read >= 0 && total < MAXIMUM_BYTES; total += read) {
                read = rest.read(buffer);
            }
        } catch (CloseConnectionException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.debug("The rest of a request's body could not be read", e);
        }
    }
}
