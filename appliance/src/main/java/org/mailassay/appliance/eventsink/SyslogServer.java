package org.mailassay.appliance.eventsink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.mailassay.store.event.Event;
import org.mailassay.store.event.EventPump;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends events to a syslog server. Over TCP and TLS each message is led by its length (RFC 6587, section 3.4.1, and
/// RFC 5425, section 4.3). There is no answer in the protocol, so a batch counts as received when the server has ended
/// the connection after it: whatever stands between comes again, and may come twice. What a datagram carried may be
/// lost.
public final class SyslogServer implements EventPump.Sink {
    private static final Logger LOG = LoggerFactory.getLogger(SyslogServer.class);
    private static final int PATIENCE_MILLIS = 10_000;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final InetSocketAddress server;
    private final Transport transport;
    private final String host;
    private final SSLSocketFactory tls;
    private final Duration longest;

    /// How messages are sent.
    public enum Transport {
        UDP,
        TCP,
        TLS
    }

    /// @param server looked up anew each time
    /// @param host the name of this host, as messages show it
    public SyslogServer(InetSocketAddress server, Transport transport, String host) {
        this(server, transport, host, (SSLSocketFactory) SSLSocketFactory.getDefault(), LONGEST);
    }

    /// For tests, whose servers have certificates of their own.
    ///
    /// @param longest that a batch may take from the connection on
    SyslogServer(InetSocketAddress server, Transport transport, String host, SSLSocketFactory tls, Duration longest) {
        this.server = server;
        this.transport = transport;
        this.host = host;
        this.tls = tls;
        this.longest = longest;
    }

    @Override
    public boolean take(List<Event> events) {
        InetSocketAddress address = new InetSocketAddress(server.getHostString(), server.getPort());
        try {
            switch (transport) {
                case UDP -> datagrams(address, events);
                case TCP -> {
                    try (Socket socket = new Socket();
                            Cutoff _ = Cutoff.after(longest, socket)) {
                        socket.connect(address, PATIENCE_MILLIS);
                        socket.setSoTimeout(PATIENCE_MILLIS);
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
        try (Socket plain = new Socket();
                Cutoff _ = Cutoff.after(longest, plain)) {
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
        socket.shutdownOutput();
        awaitEnd(socket.getInputStream());
    }

    /// Whatever the server says before that is passed over.
    private static void awaitEnd(InputStream in) throws IOException {
        byte[] buffer = new byte[1_024];
        int read = in.read(buffer);
        while (read >= 0) {
            read = in.read(buffer);
        }
    }
}
