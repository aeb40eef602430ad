package org.mailassay.analysis.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.mailassay.analysis.dns.IpAddressText;

/// What a proxy says before the first octet of a connection: whose connection it is. Both forms of the PROXY protocol
/// are read, the line of version 1 and the octets of version 2. Not one octet behind the header is read.
public final class ProxyHeader {
    /// Where octets come from.
    @FunctionalInterface
    public interface Source {
        /// As [java.io.InputStream#read(byte[])], but waits no longer than this.
        ///
        /// @throws SocketTimeoutException when nothing came in time
        int read(byte[] buffer, Duration timeout) throws IOException;
    }

    /// Twelve octets that no protocol begins with.
    private static final byte[] SIGNATURE = {'\r', '\n', '\r', '\n', 0, '\r', '\n', 'Q', 'U', 'I', 'T', '\n'};

    private static final byte[] LINE_START = "PROXY ".getBytes(StandardCharsets.US_ASCII);

    /// The longest line of version 1, with its CR LF.
    private static final int LONGEST_LINE = 107;

    /// Addresses have 36 octets at most; the fields behind them, which are not made use of, rarely have a hundred.
    private static final int LONGEST_BODY = 2_048;

    private static final int LOCAL = 0x20;
    private static final int PROXY = 0x21;
    private static final int UNSPECIFIED = 0x00;
    private static final int TCP_OVER_IP4 = 0x11;
    private static final int TCP_OVER_IP6 = 0x21;

    private final Source source;
    private final long deadline;

    private ProxyHeader(Source source, Duration patience) {
        this.source = source;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /// Reads the header.
    ///
    /// @param patience for all of it
    /// @return whose connection it is; empty when it is the proxy's own, which looks whether the server is well
    /// @throws IOException when there is no header, it is malformed, or it does not come in time
    public static Optional<InetSocketAddress> read(Source source, Duration patience) throws IOException {
        ProxyHeader header = new ProxyHeader(source, patience);
        // The shortest line of version 1 is longer.
        byte[] start = header.octets(SIGNATURE.length);
        if (Arrays.equals(start, SIGNATURE)) {
            return header.binary();
        }
        if (Arrays.equals(Arrays.copyOf(start, LINE_START.length), LINE_START)) {
            return line(header.line(start));
        }
        throw new ProtocolException("there is no PROXY header");
    }

    /// Version 2: version and command, family and protocol, length, addresses.
    private Optional<InetSocketAddress> binary() throws IOException {
        ByteBuffer fixed = ByteBuffer.wrap(octets(4));
        int command = fixed.get() & 0xFF;
        int protocol = fixed.get() & 0xFF;
        int length = fixed.getShort() & 0xFFFF;
        if (length > LONGEST_BODY) {
            throw new ProtocolException("the PROXY header is too long");
        }
        ByteBuffer body = ByteBuffer.wrap(octets(length));
        if (command == LOCAL || (command == PROXY && protocol == UNSPECIFIED)) {
            return Optional.empty();
        }
        int octets = protocol == TCP_OVER_IP4 ? 4 : 16;
        if (command != PROXY || (protocol != TCP_OVER_IP4 && protocol != TCP_OVER_IP6) || length < 2 * octets + 4) {
            throw new ProtocolException("the PROXY header is of no TCP connection");
        }
        byte[] client = new byte[octets];
        body.get(client);
        int port = body.position(2 * octets).getShort() & 0xFFFF;
        return Optional.of(new InetSocketAddress(IpAddressText.address(client), port));
    }

    /// Version 1: `PROXY TCP4 192.0.2.1 198.51.100.1 40000 25`.
    private static Optional<InetSocketAddress> line(String line) throws ProtocolException {
        String[] words = line.split(" ", -1);
        if (words[1].equals("UNKNOWN")) {
            return Optional.empty();
        }
        int octets = switch (words[1]) {
            case "TCP4" -> 4;
            case "TCP6" -> 16;
            default -> throw new ProtocolException("the PROXY header is of no TCP connection");
        };
        if (words.length != 6) {
            throw new ProtocolException("the PROXY header has not six words");
        }
        InetAddress client = address(words[2], octets);
        address(words[3], octets);
        port(words[5]);
        return Optional.of(new InetSocketAddress(client, port(words[4])));
    }

    /// An IPv4-mapped address stands among those of IPv6 and means the IPv4 address.
    private static InetAddress address(String text, int octets) throws ProtocolException {
        boolean ofFamily = (text.indexOf(':') >= 0) == (octets == 16);
        return Optional.of(text)
                .filter(_ -> ofFamily)
                .flatMap(IpAddressText::parse)
                .orElseThrow(() -> new ProtocolException("the PROXY header has a malformed address"));
    }

    private static int port(String text) throws ProtocolException {
        if (!text.matches("0|[1-9][0-9]{0,4}") || Integer.parseInt(text) > 65_535) {
            throw new ProtocolException("the PROXY header has a malformed port");
        }
        return Integer.parseInt(text);
    }

    /// The rest of the line of version 1, octet for octet, as what comes behind it is not to be read here.
    private String line(byte[] start) throws IOException {
        StringBuilder line = new StringBuilder(new String(start, StandardCharsets.ISO_8859_1));
        while (line.length() < LONGEST_LINE) {
            line.append((char) (octets(1)[0] & 0xFF));
            if (line.charAt(line.length() - 1) == '\n') {
                if (line.charAt(line.length() - 2) != '\r') {
                    break;
                }
                return line.substring(0, line.length() - 2);
            }
        }
        throw new ProtocolException("the PROXY header does not end");
    }

    private byte[] octets(int number) throws IOException {
        byte[] octets = new byte[number];
        for (int filled = 0; filled < number; ) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new SocketTimeoutException("the PROXY header takes too long");
            }
            byte[] part = new byte[number - filled];
            int read = source.read(part, Duration.ofNanos(left));
            if (read < 0) {
                throw new EOFException("the connection ended within the PROXY header");
            }
            System.arraycopy(part, 0, octets, filled, read);
            filled += read;
        }
        return octets;
    }
}
