package org.mailassay.api.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is left of a body when its request is answered. A client that is still sending when the connection closes may
/// never see the answer, so a little is read and thrown away; what is longer, or slow, ends the connection.
final class UnreadBody {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadBody.class);
    private static final int MAXIMUM_BYTES = 1 << 20;
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private UnreadBody() {}

    /// Whether the request has a body that was not read to its end.
    static boolean isLeft(ServerRequest request) {
        return request.content().hasEntity() && !request.content().consumed();
    }

    /// Reads a body that nobody has begun to read. One that the client only offers (RFC 9110, section 10.1.1) is left.
    static void discard(ServerRequest request) {
        if (!isLeft(request)
                || Exchange.of(request).isBodyRead()
                || request.headers().contains(HeaderNames.EXPECT)) {
            return;
        }
        discard(request.content().inputStream());
    }

    /// Reads a stream to its end, within the limits. What the server cannot read any further stays unread.
    static void discard(InputStream rest) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        byte[] buffer = new byte[8192];
        int total = 0;
        try {
            for (int read = 0; read >= 0 && total < MAXIMUM_BYTES && System.nanoTime() < end; total += read) {
                read = rest.read(buffer);
            }
        } catch (CloseConnectionException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.debug("The rest of a request's body could not be read", e);
        }
    }
}
