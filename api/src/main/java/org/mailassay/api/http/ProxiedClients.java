package org.mailassay.api.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mailassay.analysis.dns.Network;
import org.mailassay.analysis.proxy.ProxyHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whose the connections are that proxies pass on, as the PROXY header before each of them says. Whoever is not one of
/// the proxies that are trusted, or says nothing in good form and in time, is cut off.
public final class ProxiedClients {
    private static final Logger LOG = LoggerFactory.getLogger(ProxiedClients.class);

    /// As long as for mail.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Network> proxies;
    private final Map<Deadlines.Ends, Behind> connections = new ConcurrentHashMap<>();

    /// @param proxies who may say whose a connection is; empty when connections are their peers' own
    public ProxiedClients(List<Network> proxies) {
        this.proxies = List.copyOf(proxies);
    }

    /// The client behind a connection; empty when it is the peer itself.
    Optional<InetAddress> client(Deadlines.Ends ends) {
        return Optional.ofNullable(connections.get(ends)).map(Behind::client);
    }

    /// Forgets the clients of connections that are closed. Called about once a second.
    public void forgetClosed() {
        connections.values().removeIf(behind -> behind.socket.isClosed());
    }

    /// What stands before everything else on a connection: nothing that is passed on, but the first reading of it reads
    /// the header.
    InputStream headerOf(Socket socket) {
        return proxies.isEmpty() ? InputStream.nullInputStream() : new Header(socket);
    }

    private void read(Socket socket) throws IOException {
        InetSocketAddress peer = (InetSocketAddress) socket.getRemoteSocketAddress();
        Deadlines.Ends ends = new Deadlines.Ends(socket.getLocalPort(), peer);
        try {
            if (proxies.stream().noneMatch(network -> network.contains(peer.getAddress()))) {
                throw new ProtocolException("it is no trusted proxy");
            }
            Optional<InetSocketAddress> client =
                    ProxyHeader.read((buffer, timeout) -> wait(socket, buffer, timeout), PATIENCE);
            socket.setSoTimeout(0);
            client.ifPresentOrElse(
                    address -> connections.put(ends, new Behind(socket, address.getAddress())),
                    () -> connections.remove(ends));
        } catch (IOException failure) {
            LOG.info("HTTPS from {}: cut, {}", peer.getAddress().getHostAddress(), failure.getMessage());
            socket.close();
            throw failure;
        }
    }

    private static int wait(Socket socket, byte[] buffer, Duration timeout) throws IOException {
        socket.setSoTimeout(Math.toIntExact(Math.max(1, timeout.toMillis())));
        return socket.getInputStream().read(buffer);
    }

    /// @param socket the connection of the proxy
    private record Behind(Socket socket, InetAddress client) {}

    /// An empty stream, whose end comes when the header has been read.
    private final class Header extends InputStream {
        private final Socket socket;
        private boolean isRead;

        Header(Socket socket) {
            this.socket = socket;
        }

        @Override
        public int read() throws IOException {
            if (!isRead) {
                isRead = true;
                ProxiedClients.this.read(socket);
            }
            return -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
        }
    }
}
