package org.mailassay.mailets.outgoing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way to one server, in the clear or encrypted. Everything it does has an end: a server that sends one octet a
/// minute, or takes none, is cut off by whoever sees that it [#isOverdue].
final class Wire implements AutoCloseable {
    /// RFC 5321, section 4.5.3.1.5 has 512.
    private static final int LONGEST_LINE = 4_096;

    private static final int MOST_LINES = 100;
    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final Logger LOGGER = LoggerFactory.getLogger(Wire.class);

    private final Socket plain = new Socket();
    private final long sessionEnd;
    private final byte[] buffer = new byte[LONGEST_LINE];
    private Socket socket = plain;
    private InputStream input = InputStream.nullInputStream();
    private OutputStream output = OutputStream.nullOutputStream();
    private int position;
    private int filled;
    private Optional<SSLSession> session = Optional.empty();
    private volatile long stepEnd;
    private volatile Optional<String> abortReason = Optional.empty();

    /// @param sessionTime for everything
    Wire(Duration sessionTime) {
        this.sessionEnd = System.nanoTime() + sessionTime.toNanos();
        this.stepEnd = sessionEnd;
    }

    /// What is to be done within a time.
    private interface Step<T> {
        T run() throws IOException;
    }

    void connect(Optional<InetAddress> source, InetSocketAddress server, Duration time) throws IOException {
        within(time, () -> {
            if (source.isPresent()) {
                plain.bind(new InetSocketAddress(source.get(), 0));
            }
            plain.connect(server, Math.clamp(time.toMillis(), 1, Integer.MAX_VALUE));
            plain.setTcpNoDelay(true);
            input = plain.getInputStream();
            output = plain.getOutputStream();
            return true;
        });
    }

    /// Goes on encrypted. What was received before is no part of it: whoever is on the way could have put it there
    /// (RFC 3207, section 4.2).
    SSLSession encrypt(ClientTls tls, TlsDemand demand, String host, Duration time) throws IOException {
        return within(time, () -> {
            position = 0;
            filled = 0;
            SSLSocket encrypted = tls.over(plain, demand, host);
            encrypted.setSoTimeout(Math.clamp(time.toMillis(), 1, Integer.MAX_VALUE));
            encrypted.startHandshake();
            socket = encrypted;
            input = encrypted.getInputStream();
            output = encrypted.getOutputStream();
            session = Optional.of(encrypted.getSession());
            return encrypted.getSession();
        });
    }

    Optional<SSLSession> tls() {
        return session;
    }

    /// Sends a command line and reads the reply.
    Reply say(String command, Duration time) throws IOException {
        byte[] octets = (command + "\r\n").getBytes(StandardCharsets.UTF_8);
        within(time, () -> {
            output.write(octets);
            output.flush();
            return true;
        });
        return read(time);
    }

    /// Sends octets of a message.
    void send(byte[] octets, int length, Duration time) throws IOException {
        within(time, () -> {
            output.write(octets, 0, length);
            output.flush();
            return true;
        });
    }

    /// Reads a reply.
    Reply read(Duration time) throws IOException {
        return within(time, this::reply);
    }

    /// Whether the present step, or the whole session, has taken too long.
    boolean isOverdue() {
        return System.nanoTime() - Math.min(stepEnd, sessionEnd) > 0;
    }

    /// Ends whatever is being waited for.
    void abort(String reason) {
        abortReason = Optional.of(reason);
        closePlainly();
    }

    /// Ends the encryption as it should be ended, and closes.
    @Override
    public void close() {
        try {
            within(CLOSING, () -> {
                socket.close();
                return true;
            });
        } catch (IOException e) {
            LOGGER.trace("The connection was not closed in order", e);
        }
        closePlainly();
    }

    private void closePlainly() {
        try {
            plain.close();
        } catch (IOException e) {
            LOGGER.trace("The connection cannot be closed", e);
        }
    }

    private <T> T within(Duration time, Step<T> step) throws IOException {
        stepEnd = Math.min(System.nanoTime() + time.toNanos(), sessionEnd);
        try {
            return step.run();
        } catch (IOException e) {
            throw abortReason.isPresent() ? new IOException(abortReason.get(), e) : e;
        } finally {
            stepEnd = sessionEnd;
        }
    }

    private Reply reply() throws IOException {
        List<String> lines = new ArrayList<>(1);
        while (lines.size() < MOST_LINES) {
            byte[] line = new byte[LONGEST_LINE];
            int length = line(line);
            int code = code(line, length);
            boolean last = length == 3 || line[3] != '-';
            lines.add(Reply.shown(line, Math.min(4, length), length));
            if (last) {
                return new Reply(code, lines);
            }
        }
        throw new ProtocolException("the reply has too many lines");
    }

    private static int code(byte[] line, int length) throws ProtocolException {
        boolean wellFormed = length >= 3
                && line[0] >= '2'
                && line[0] <= '5'
                && isDigit(line[1])
                && isDigit(line[2])
                && (length == 3 || line[3] == ' ' || line[3] == '-');
        if (!wellFormed) {
            throw new ProtocolException("not a reply of SMTP: " + Reply.shown(line, 0, Math.min(length, 80)));
        }
        return (line[0] - '0') * 100 + (line[1] - '0') * 10 + line[2] - '0';
    }

    private static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }

    /// @return the length without the line's end
    private int line(byte[] line) throws IOException {
        int length = 0;
        while (true) {
            if (position == filled) {
                fill();
            }
            byte octet = buffer[position++];
            if (octet == '\n') {
                return length > 0 && line[length - 1] == '\r' ? length - 1 : length;
            }
            if (length == line.length) {
                throw new ProtocolException("a line of the reply is too long");
            }
            line[length++] = octet;
        }
    }

    private void fill() throws IOException {
        long left = (stepEnd - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no reply in time");
        }
        socket.setSoTimeout(Math.clamp(left, 1, Integer.MAX_VALUE));
        position = 0;
        try {
            filled = input.read(buffer);
        } catch (SocketTimeoutException e) {
            SocketTimeoutException late = new SocketTimeoutException("no reply in time");
            late.initCause(e);
            throw late;
        } finally {
            filled = Math.max(0, filled);
        }
        if (filled == 0) {
            throw new EOFException("the server has closed the connection");
        }
    }
}
