package org.mailassay.mailets.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

    private final ServerSocket server;
    private final SmtpServices services;
    private final ConnectionSlots slots;
    private final Set<SmtpConnection> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private long number;

    private SmtpListener(ServerSocket server, SmtpServices services) {
        this.server = server;
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
        SmtpListener listener = new SmtpListener(server, services);
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

    private void serve(Socket client) throws IOException {
        InetAddress address = client.getInetAddress();
        if (!slots.take(address)) {
            LOGGER.debug("Too many connections, refused {}", address.getHostAddress());
            try (client) {
                client.getOutputStream().write(TOO_MANY);
            }
            return;
        }
        try {
            String id = "smtp-" + ++number;
            SmtpSocket socket = new SmtpSocket(client, services.limits().commandTimeout());
            SmtpConnection connection = new SmtpConnection(services, socket, id);
            connections.add(connection);
            Thread.ofVirtual().name(id).start(() -> serve(connection, address));
        } catch (IOException | RuntimeException | Error e) {
            slots.giveBack(address);
            client.close();
            throw e;
        }
    }

    private void serve(SmtpConnection connection, InetAddress address) {
        try {
            connection.run();
        } finally {
            connections.remove(connection);
            slots.giveBack(address);
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
