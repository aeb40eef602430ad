package org.mailassay.appliance.eventsink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.mailassay.store.event.Event;
import org.mailassay.store.event.EventPump;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends events to a syslog server. Over TCP and TLS each message is led by its length (RFC 6587, section 3.4.1, and
/// RFC 5425, section 4.3). None of the three answers, so what was on its way when a connection broke may come twice,
/// and what a datagram carried may be lost.
public final class SyslogServer implements EventPump.Sink {
    private static final Logger LOG = LoggerFactory.getLogger(SyslogServer.class);
    private static final int PATIENCE_MILLIS = 10_000;

    private final InetSocketAddress server;
    private final Transport transport;
    private final String host;
    private final SSLSocketFactory tls;

    /// How messages are sent.
    public enum Transport {
        UDP,
        TCP,
        TLS
    }

    /// @param server looked up anew each time
    /// @param host the name of this host, as messages show it
    public SyslogServer(InetSocketAddress server, Transport transport, String host) {
        this(server, transport, host, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /// For tests, whose servers have certificates of their own.
    SyslogServer(InetSocketAddress server, Transport transport, String host, SSLSocketFactory tls) {
        this.server = server;
        this.transport = transport;
        this.host = host;
        this.tls = tls;
    }

    @Override
    public boolean take(List<Event> events) {
        InetSocketAddress address = new InetSocketAddress(server.getHostString(), server.getPort());
        try {
            switch (transport) {
                case UDP -> datagrams(address, events);
                case TCP -> {
                    try (Socket socket = new Socket()) {
                        socket.connect(address, PATIENCE_MILLIS);
                        stream(socket, events);
                    }
                }
                case TLS -> encrypted(address, events);
            }
            return true;
        } catch (IOException away) {
            LOG.warn("Events cannot be sent to the syslog server; they wait: {}", away.toString());
            return false;
        }
    }

    private void datagrams(InetSocketAddress address, List<Event> events) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(address);
            for (Event event : events) {
                byte[] message = SyslogMessage.of(event, host);
                socket.send(new DatagramPacket(message, message.length));
            }
        }
    }

    private void encrypted(InetSocketAddress address, List<Event> events) throws IOException {
        try (Socket plain = new Socket()) {
            plain.connect(address, PATIENCE_MILLIS);
            plain.setSoTimeout(PATIENCE_MILLIS);
            try (SSLSocket socket =
                    (SSLSocket) tls.createSocket(plain, server.getHostString(), server.getPort(), true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                stream(socket, events);
            }
        }
    }

    private void stream(Socket socket, List<Event> events) throws IOException {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (Event event : events) {
            byte[] message = SyslogMessage.of(event, host);
            frames.writeBytes((message.length + " ").getBytes(StandardCharsets.US_ASCII));
            frames.writeBytes(message);
        }
        OutputStream out = socket.getOutputStream();
        frames.writeTo(out);
        out.flush();
    }
}
