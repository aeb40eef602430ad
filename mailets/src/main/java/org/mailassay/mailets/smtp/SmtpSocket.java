package org.mailassay.mailets.smtp;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.mailassay.analysis.proxy.ProxyHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way to one client, first in the clear and after STARTTLS encrypted.
final class SmtpSocket implements LineReader.Source, AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(SmtpSocket.class);
    private static final long NEVER = Long.MAX_VALUE;
    private static final Duration LINGER = Duration.ofMillis(500);

    private final Socket plain;
    private final Duration timeout;
    private Socket socket;
    private InetSocketAddress client;
    private InputStream input;
    private OutputStream output;
    private Optional<SSLSession> session = Optional.empty();

    /// A client that takes no answers blocks the writer, which no socket time-out ends: whoever sees [#isOverdue] does.
    private volatile long overdueAt = NEVER;

    /// Over a connection just made.
    ///
    /// @param timeout for each answer to be taken, and for the hand-shake
    SmtpSocket(Socket plain, Duration timeout) throws IOException {
        this.plain = plain;
        this.timeout = timeout;
        this.socket = plain;
        this.client = (InetSocketAddress) plain.getRemoteSocketAddress();
        plain.setTcpNoDelay(true);
        this.input = plain.getInputStream();
        this.output = new BufferedOutputStream(plain.getOutputStream());
    }

    @Override
    public int read(byte[] buffer, Duration patience) throws IOException {
        flush();
        socket.setSoTimeout(Math.clamp(patience.toMillis(), 1, Integer.MAX_VALUE));
        return input.read(buffer);
    }

    /// Answers to commands that came together leave together (RFC 2920, section 3.2): they are sent when the next
    /// read would wait.
    void write(byte[] octets) throws IOException {
        overdueAt = System.nanoTime() + timeout.toNanos();
        output.write(octets);
        overdueAt = NEVER;
    }

    void flush() throws IOException {
        overdueAt = System.nanoTime() + timeout.toNanos();
        output.flush();
        overdueAt = NEVER;
    }

    /// Goes on encrypted (RFC 3207). What was received before is not part of it.
    void startTls(SSLContext context) throws IOException {
        flush();
        overdueAt = System.nanoTime() + timeout.toNanos();
        // In this form the socket is the server's side.
        SSLSocket encrypted =
                (SSLSocket) context.getSocketFactory().createSocket(plain, InputStream.nullInputStream(), true);
        encrypted.setSoTimeout((int) timeout.toMillis());
        encrypted.startHandshake();
        overdueAt = NEVER;
        socket = encrypted;
        input = encrypted.getInputStream();
        output = new BufferedOutputStream(encrypted.getOutputStream());
        session = Optional.of(encrypted.getSession());
    }

    Optional<SSLSession> tls() {
        return session;
    }

    /// Who is spoken with: the peer or, once a proxy has said so, the client behind it.
    InetSocketAddress client() {
        return client;
    }

    /// Reads whose connection a proxy passes on. Its own it does not pass on: then it is the client itself.
    ///
    /// @throws IOException when it does not say that in good form and in time
    void readProxyHeader(Duration patience) throws IOException {
        client = ProxyHeader.read(this::read, patience).orElse(client);
    }

    InetSocketAddress local() {
        return (InetSocketAddress) plain.getLocalSocketAddress();
    }

    /// Whether the client has not taken an answer, or not finished the hand-shake, in time.
    boolean isOverdue() {
        long at = overdueAt;
        return at != NEVER && System.nanoTime() - at > 0;
    }

    /// Lets the reader find the end of the input, so that it can say goodbye.
    void shutdownInput() throws IOException {
        plain.shutdownInput();
    }

    void abort() throws IOException {
        plain.close();
    }

    /// Sends what is left and closes. What the client is still sending is read for a moment, because closing with
    /// octets unread would take the last answer away from it (RFC 1122, section 4.2.2.13).
    @Override
    public void close() throws IOException {
        overdueAt = System.nanoTime() + timeout.toNanos();
        try (Socket _ = plain;
                Socket _ = socket) {
            output.flush();
            socket.shutdownOutput();
            linger();
        } catch (SocketTimeoutException e) {
            LOGGER.trace("The client does not close its side", e);
        }
    }

    private void linger() throws IOException {
        long deadline = System.nanoTime() + LINGER.toNanos();
        byte[] unread = new byte[4_096];
        plain.setSoTimeout((int) LINGER.toMillis());
        InputStream rest = plain.getInputStream();
        for (int read = rest.read(unread); read >= 0 && System.nanoTime() < deadline; ) {
            read = rest.read(unread);
        }
    }
}
