package org.mailassay.mailets.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mailassay.analysis.dns.Network;
import org.mailassay.mailets.SmtpSettings;
import org.mailassay.mailets.tls.ServerTls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes connections and gives each a virtual thread of its own.
public final class SmtpListener implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(SmtpListener.class);
    private static final int BACKLOG = 200;
    private static final Duration WATCH = Duration.ofSeconds(1);
    private static final byte[] TOO_MANY =
            "421 4.3.2 too many connections, try again later\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] PROXIES_ONLY =
            "421 4.7.1 mail is taken through a proxy here\r\n".getBytes(StandardCharsets.US_ASCII);

    /// A proxy sends its header at once, so that a lost packet is all that is waited for.
    private static final Duration HEADER = Duration.ofSeconds(5);

    private final ServerSocket server;
    private final List<Network> proxies;
    private final SmtpServices services;
    private final ConnectionSlots slots;
    private final Set<SmtpConnection> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private long number;

    private SmtpListener(ServerSocket server, List<Network> proxies, SmtpServices services) {
        this.server = server;
        this.proxies = proxies;
        this.services = services;
        this.slots = new ConnectionSlots(
                services.limits().connections(), services.limits().connectionsPerAddress());
    }

    /// Listens, and from then on accepts mail.
    ///
    /// @throws IOException when the address is taken or is not this machine's
    public static SmtpListener open(
            SmtpSettings settings, Recipients recipients, MessageAcceptance acceptance, ServerTls tls)
            throws IOException {
        SmtpServices services = new SmtpServices(
                new SmtpConfiguration(settings.hostName(), settings.limits().messageSize()),
                settings.limits(),
                SmtpCommands.wire(settings.domain(), recipients, settings.limits()),
                new MessageMemory(settings.limits().messageMemory()),
                acceptance,
                tls);
        ServerSocket server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(settings.listen(), BACKLOG);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        SmtpListener listener = new SmtpListener(server, settings.proxies(), services);
        Thread.ofPlatform().name("smtp-accept").start(listener::accept);
        Thread.ofVirtual().name("smtp-watch").start(listener::watch);
        return listener;
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    /// How many clients are connected.
    public int connections() {
        return slots.taken();
    }

    /// How much memory the messages have that are being received.
    public long octetsBeingReceived() {
        return services.memory().taken();
    }

    /// Takes no more connections, tells the clients, and waits so long for those that are sending a message.
    public void close(Duration patience) throws IOException {
        server.close();
        connections.forEach(SmtpConnection::leave);
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!connections.isEmpty() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closed.countDown();
        connections.forEach(SmtpConnection::abort);
    }

    @Override
    public void close() throws IOException {
        close(Duration.ZERO);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                serve(server.accept());
            } catch (IOException | RuntimeException | Error e) {
                if (!server.isClosed()) {
                    // Out of file handles or of memory, for example: a moment later some is free again.
                    LOGGER.warn("A connection could not be taken", e);
                    pause();
                }
            }
        }
    }

    private void serve(Socket peer) throws IOException {
        InetAddress address = peer.getInetAddress();
        if (proxied() && proxies.stream().noneMatch(network -> network.contains(address))) {
            LOGGER.info("Refused {}, which is not among smtp.trusted-proxies", address.getHostAddress());
            refuse(peer, PROXIES_ONLY);
        } else if (!slots.enter()) {
            tooMany(address);
            refuse(peer, TOO_MANY);
        } else if (!proxied() && !slots.take(address)) {
            slots.leave();
            tooMany(address);
            refuse(peer, TOO_MANY);
        } else {
            begin(peer, address);
        }
    }

    private void begin(Socket peer, InetAddress address) throws IOException {
        try {
            String id = "smtp-" + ++number;
            SmtpSocket socket = new SmtpSocket(peer, services.limits().commandTimeout());
            SmtpConnection connection = new SmtpConnection(services, socket, id);
            connections.add(connection);
            Thread.ofVirtual().name(id).start(() -> serve(connection, address));
        } catch (IOException | RuntimeException | Error e) {
            if (!proxied()) {
                slots.giveBack(address);
            }
            slots.leave();
            peer.close();
            throw e;
        }
    }

    private void serve(SmtpConnection connection, InetAddress peer) {
        try {
            if (proxied()) {
                connection.introduced(HEADER).ifPresent(client -> serveProxied(connection, client));
            } else {
                serveClient(connection, peer);
            }
        } finally {
            connections.remove(connection);
            slots.leave();
        }
    }

    private void serveProxied(SmtpConnection connection, InetAddress client) {
        if (slots.take(client)) {
            serveClient(connection, client);
        } else {
            tooMany(client);
            connection.refuse(TOO_MANY);
        }
    }

    private void serveClient(SmtpConnection connection, InetAddress client) {
        try {
            connection.run();
        } finally {
            slots.giveBack(client);
        }
    }

    private boolean proxied() {
        return !proxies.isEmpty();
    }

    private static void tooMany(InetAddress client) {
        LOGGER.debug("Too many connections, refused {}", client.getHostAddress());
    }

    private static void refuse(Socket peer, byte[] answer) throws IOException {
        try (peer) {
            peer.getOutputStream().write(answer);
        }
    }

    private void watch() {
        try {
            while (!closed.await(WATCH.toMillis(), TimeUnit.MILLISECONDS)) {
                connections.forEach(SmtpConnection::abortIfOverdue);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause() {
        try {
            closed.await(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
