package org.mailassay.bench.rounds;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A resolver over UDP that answers each question after a delay: any number of well-kept domains under `example`, and
/// nothing else. It counts what was asked for domains and what for addresses.
public final class WorldServer implements AutoCloseable {
    private static final Pattern DOMAIN = Pattern.compile("d[0-9]+\\.example");
    private static final long TTL = 300;

    private final DatagramSocket socket;
    private final Duration delay;

    /// Every look asks for the domain's SPF policy first, and once.
    private final Tally looks = new Tally();

    private final Tally domains = new Tally();
    private final Tally addresses = new Tally();

    WorldServer(Duration delay) throws IOException {
        this.delay = delay;
        this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setReceiveBufferSize(1 << 20);
        Thread.ofPlatform().daemon().name("world").start(this::serve);
    }

    /// A world of its own, for a benchmark of several programs: answers until its input ends. The address is printed
    /// first.
    ///
    /// @param arguments the delay in milliseconds
    public static void main(String... arguments) throws IOException {
        try (WorldServer world = new WorldServer(Duration.ofMillis(Integer.parseInt(arguments[0])))) {
            System.out.println("127.0.0.1:" + world.address().getPort());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }

    /// Looks at domains.
    Tally looks() {
        return looks;
    }

    /// Questions for domains.
    Tally domains() {
        return domains;
    }

    /// Questions for addresses.
    Tally addresses() {
        return addresses;
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                Message question = new Message(Arrays.copyOf(buffer, packet.getLength()));
                byte[] reply = reply(question).toWire();
                DatagramPacket answer = new DatagramPacket(reply, reply.length, packet.getSocketAddress());
                Thread.startVirtualThread(() -> send(answer));
            } catch (IOException over) {
                // A question that cannot be read, or the end of the measure.
                Thread.onSpinWait();
            }
        }
    }

    private void send(DatagramPacket answer) {
        try {
            Thread.sleep(delay);
            socket.send(answer);
        } catch (IOException | InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private Message reply(Message question) throws IOException {
        Name name = question.getQuestion().getName();
        int type = question.getQuestion().getType();
        String asked = name.toString(true);
        boolean owned = asked.endsWith("example");
        (owned ? domains : addresses).count();
        if (type == Type.TXT && DOMAIN.matcher(asked).matches()) {
            looks.count();
        }
        Message reply = new Message(question.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.RA);
        reply.addRecord(question.getQuestion(), Section.QUESTION);
        if (!owned) {
            reply.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        for (String data : owned ? records(asked, type) : List.<String>of()) {
            reply.addRecord(Record.fromString(name, type, DClass.IN, TTL, data, Name.root), Section.ANSWER);
        }
        return reply;
    }

    private static List<String> records(String name, int type) {
        boolean apex = DOMAIN.matcher(name).matches();
        return switch (type) {
            case Type.TXT -> text(name, apex);
            case Type.MX -> apex ? List.of("10 mx1." + name + ".", "20 mx2." + name + ".") : List.of();
            case Type.NS -> apex ? List.of("ns1." + name + ".", "ns2." + name + ".") : List.of();
            case Type.SOA -> apex ? List.of("ns1." + name + ". h." + name + ". 1 2 3 4 5") : List.of();
            case Type.CAA -> apex ? List.of("0 issue \"ca.example\"") : List.of();
            case Type.A -> List.of("192.0.2.1");
            default -> List.of();
        };
    }

    private static List<String> text(String name, boolean apex) {
        if (apex) {
            return List.of("\"v=spf1 include:_spf1." + name + " include:_spf2." + name + " -all\"");
        }
        if (name.startsWith("_dmarc.d")) {
            return List.of("\"v=DMARC1; p=reject; rua=mailto:dmarc@" + name.substring(7) + "\"");
        }
        if (name.startsWith("_spf")) {
            return List.of("\"v=spf1 ip4:192.0.2.0/24 ~all\"");
        }
        if (name.startsWith("_smtp._tls.")) {
            return List.of("\"v=TLSRPTv1; rua=mailto:tls@" + name.substring(11) + "\"");
        }
        return name.contains("._domainkey.")
                ? List.of("\"v=DKIM1; k=rsa; p=" + "MIIB".repeat(45) + "\" \"" + "MIIB".repeat(45) + "\"")
                : List.of();
    }
}
