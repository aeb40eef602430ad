package org.mailassay.mailets.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.apache.james.protocols.api.AbstractProtocolTransport;
import org.apache.james.protocols.api.ProtocolSession;
import org.apache.james.protocols.api.handler.LineHandler;

/// What James' protocol engine sees of a connection.
final class SocketTransport extends AbstractProtocolTransport {
    private final SmtpSocket socket;
    private final String id;
    private boolean startTls;
    private boolean closing;

    SocketTransport(SmtpSocket socket, String id) {
        this.socket = socket;
        this.id = id;
    }

    /// Whether the last answer asked for the hand-shake; tells it once.
    boolean takeStartTls() {
        boolean asked = startTls;
        startTls = false;
        return asked;
    }

    /// Whether the last answer ended the session.
    boolean isClosing() {
        return closing;
    }

    @Override
    protected void writeToClient(byte[] octets, ProtocolSession session, boolean startsTls) {
        try {
            socket.write(octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        startTls = startsTls;
    }

    @Override
    protected void writeToClient(InputStream octets, ProtocolSession session, boolean startsTls) {
        try {
            writeToClient(octets.readAllBytes(), session, startsTls);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void close() {
        closing = true;
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
        return socket.client();
    }

    @Override
    public InetSocketAddress getLocalAddress() {
        return socket.local();
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean isTLSStarted() {
        return socket.tls().isPresent();
    }

    @Override
    public boolean isStartTLSSupported() {
        return true;
    }

    @Override
    public Optional<SSLSession> getSSLSession() {
        return socket.tls();
    }

    @Override
    public boolean isProxyRequired() {
        return false;
    }

    /// James pushes a handler only to swallow what follows the end of a session, and that is not read here at all.
    @Override
    public void pushLineHandler(LineHandler<? extends ProtocolSession> handler, ProtocolSession session) {}

    @Override
    public void popLineHandler() {}

    /// A line is read when the one before it is answered, so there is nothing to hold back.
    @Override
    public void setReadable(boolean readable) {}

    @Override
    public boolean isReadable() {
        return true;
    }
}
