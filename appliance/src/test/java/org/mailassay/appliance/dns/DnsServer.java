package org.mailassay.appliance.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.xbill.DNS.Message;

/// A name server on a free port of this machine, over UDP and TCP, that answers as a test tells it.
public final class DnsServer implements AutoCloseable {
    /// How a query came.
    public enum Transport {
        UDP,
        TCP
    }

    /// What the server does with a query.
    public interface Responder {
        /// The datagrams or framed messages to send back, in this order; none to stay silent.
        List<byte[]> respond(Message query, Transport transport) throws IOException;
    }

    /// A query that came.
    record Received(Message query, Transport transport) {}

    private final ServerSocket tcp;
    private final DatagramSocket udp;
    private final Responder responder;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    DnsServer(InetAddress host, Responder responder) throws IOException {
        this.responder = responder;
        this.tcp = new ServerSocket(0, 50, host);
        this.udp = new DatagramSocket(tcp.getLocalPort(), host);
        threads.execute(this::serveUdp);
        threads.execute(this::serveTcp);
    }

    public static DnsServer start(Responder responder) throws IOException {
        return new DnsServer(InetAddress.ofLiteral("127.0.0.1"), responder);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) tcp.getLocalSocketAddress();
    }

    /// Every query so far.
    List<Received> received() {
        return received;
    }

    private void serveUdp() {
        byte[] buffer = new byte[65535];
        while (!udp.isClosed()) {
            try {
                DatagramPacket in = new DatagramPacket(buffer, buffer.length);
                udp.receive(in);
                Message query = new Message(Arrays.copyOf(buffer, in.getLength()));
                received.add(new Received(query, Transport.UDP));
                threads.execute(() -> {
                    try {
                        for (byte[] out : responder.respond(query, Transport.UDP)) {
                            udp.send(new DatagramPacket(out, out.length, in.getSocketAddress()));
                        }
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                });
            } catch (SocketException closed) {
                return;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try {
                Socket client = tcp.accept();
                threads.execute(() -> serve(client));
            } catch (SocketException closed) {
                return;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            Message query = new Message(in.readNBytes(in.readUnsignedShort()));
            received.add(new Received(query, Transport.TCP));
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            for (byte[] response : responder.respond(query, Transport.TCP)) {
                out.writeShort(response.length);
                out.write(response);
            }
            out.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
        threads.shutdownNow();
        threads.close();
    }
}
