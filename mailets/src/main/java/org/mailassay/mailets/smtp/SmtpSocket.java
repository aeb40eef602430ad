package org.mailassay.mailets.smtp;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/// The way to one client, first in the clear and after STARTTLS encrypted.
final class SmtpSocket implements LineReader.Source, AutoCloseable {
    private static final long NEVER = Long.MAX_VALUE;

    private final Socket plain;
    private final Duration timeout;
    private Socket socket;
    private InputStream input;
    private OutputStream output;
    private Optional<SSLSession> session = Optional.empty();

    /// A client that takes no answers blocks the writer, which no socket time-out ends: [#abortIfOverdue] does.
    private volatile long overdueAt = NEVER;

    /// Over a connection just made.
    ///
    /// @param timeout for each answer to be taken, and for the hand-shake
    SmtpSocket(Socket plain, Duration timeout) throws IOException {
        this.plain = plain;
        this.timeout = timeout;
        this.socket = plain;
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

    InetSocketAddress client() {
        return (InetSocketAddress) plain.getRemoteSocketAddress();
    }

    InetSocketAddress local() {
        return (InetSocketAddress) plain.getLocalSocketAddress();
    }

    /// Cuts the connection when its client has not taken an answer, or not finished the hand-shake, in time.
    void abortIfOverdue() throws IOException {
        if (overdueAt != NEVER && System.nanoTime() - overdueAt > 0) {
            plain.close();
        }
    }

    /// Lets the reader find the end of the input, so that it can say goodbye.
    void shutdownInput() throws IOException {
        plain.shutdownInput();
    }

    void abort() throws IOException {
        plain.close();
    }

    /// Sends what is left and closes.
    @Override
    public void close() throws IOException {
        overdueAt = System.nanoTime() + timeout.toNanos();
        try (Socket _ = plain;
                Socket _ = socket) {
            output.flush();
        }
    }
}
