package org.mailassay.api.http;

import io.helidon.common.socket.PeerInfo;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes the connections of clients that are too slow: in sending a request's head, or in everything from there to the
/// last octet of the answer.
///
/// The server itself knows no read time-out, and its idle time-out spares a connection once its request line is there;
/// a client that sends an octet now and then would hold a connection for as long as it likes.
public final class Deadlines implements Http1ConnectionListener {
    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    private static final Duration LINGERING = Duration.ofSeconds(2);

    private final Duration head;
    private final Duration exchange;
    private final Map<Ends, Watched> connections = new ConcurrentHashMap<>();

    /// @param head time from connecting, or from the request line, to the end of the header fields
    /// @param exchange time from there to the end of the answer
    public Deadlines(Duration head, Duration exchange) {
        this.head = head;
        this.exchange = exchange;
    }

    /// Watches a connection from its beginning, so that a TLS handshake has its deadline too.
    void accepted(Socket socket) {
        Ends ends = new Ends(socket.getLocalPort(), socket.getRemoteSocketAddress());
        connections.put(ends, new Watched(socket, System.nanoTime() + head.toNanos(), true));
    }

    @Override
    public void prologue(ConnectionContext context, HttpPrologue prologue) {
        extend(Ends.of(context), head, true);
    }

    @Override
    public void headers(ConnectionContext context, Headers headers) {
        extend(Ends.of(context), exchange, true);
    }

    /// The answer is sent and says that it is the last; what the client still sends is read for this long.
    void lingering(Ends ends) {
        extend(ends, LINGERING, true);
    }

    /// A part of a long answer was taken.
    void progressed(Ends ends) {
        extend(ends, exchange, true);
    }

    /// The answer is sent. What follows is silence up to the server's idle time-out, or the next request.
    void finished(Ends ends) {
        extend(ends, head, false);
    }

    /// Closes what is overdue and forgets what is closed. Called about once a second.
    public void enforce() {
        long now = System.nanoTime();
        connections.values().removeIf(watched -> {
            boolean overdue = watched.armed && now - watched.deadline > 0;
            if (overdue && !watched.socket.isClosed()) {
                Thread.ofVirtual().name("slow client").start(() -> reset(watched.socket));
            }
            return overdue || watched.socket.isClosed();
        });
    }

    private void extend(Ends ends, Duration time, boolean armed) {
        connections.computeIfPresent(
                ends, (_, watched) -> new Watched(watched.socket, System.nanoTime() + time.toNanos(), armed));
    }

    private static void reset(Socket socket) {
        try {
            // Without lingering the close does not wait for a write that the client blocks.
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            LOG.debug("A slow client's connection was closed already", e);
        }
    }

    /// Both ends of a connection: a client may reach two ports of this host from one port of its own.
    ///
    /// @param port of this host
    record Ends(int port, SocketAddress remote) {
        static Ends of(ConnectionContext context) {
            return of(context.localPeer(), context.remotePeer());
        }

        static Ends of(PeerInfo local, PeerInfo remote) {
            return new Ends(local.port(), remote.address());
        }
    }

    private record Watched(Socket socket, long deadline, boolean armed) {}
}
