package org.mailassay.appliance.healthcard;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.mailassay.analysis.healthcard.PortAnswer;
import org.mailassay.analysis.healthcard.PortProbe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tries port 25 of an address: one connection, which reads the greeting and says QUIT (RFC 5321, section 4.1.1.10).
///
/// Many networks drop outgoing connections to port 25, and then every address looks closed; others have no IPv6. So
/// silence counts against an address only when another of its family was heard from here within a day.
public final class SmtpPortProbe implements PortProbe {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpPortProbe.class);
    private static final int LONGEST_GREETING = 4_096;
    private static final int LONGEST_LINE = 200;
    private static final Duration HEARD = Duration.ofDays(1);
    private static final byte[] QUIT = "QUIT\r\n".getBytes(StandardCharsets.US_ASCII);

    private final int port;
    private final List<InetAddress> sources;
    private final Predicate<InetAddress> allowed;
    private final ProbePatience patience;
    private final InstantSource clock;
    private final Map<Boolean, Instant> heard = new ConcurrentHashMap<>();

    /// @param sources addresses of this machine to connect from, the first of the family; without one the system
    /// chooses
    /// @param allowed which addresses may be connected to
    public SmtpPortProbe(List<InetAddress> sources, Predicate<InetAddress> allowed, InstantSource clock) {
        this(25, sources, allowed, ProbePatience.DEFAULT, clock);
    }

    /// For tests, whose servers have other ports.
    SmtpPortProbe(
            int port,
            List<InetAddress> sources,
            Predicate<InetAddress> allowed,
            ProbePatience patience,
            InstantSource clock) {
        this.port = port;
        this.sources = List.copyOf(sources);
        this.allowed = allowed;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public PortAnswer at(InetAddress address) {
        if (!allowed.test(address)) {
            return new PortAnswer.NotKnown("the address is not one of the public Internet");
        }
        try (Socket socket = new Socket()) {
            for (InetAddress source : sources) {
                if (!socket.isBound() && (source instanceof Inet4Address) == (address instanceof Inet4Address)) {
                    socket.bind(new InetSocketAddress(source, 0));
                }
            }
            return connect(socket, address);
        } catch (IOException unusable) {
            return new PortAnswer.NotKnown("no connection can be made from here");
        }
    }

    private PortAnswer connect(Socket socket, InetAddress address) {
        try {
            socket.connect(
                    new InetSocketAddress(address, port),
                    Math.toIntExact(patience.connect().toMillis()));
        } catch (SocketTimeoutException silence) {
            return unheard(address, "no answer in time");
        } catch (NoRouteToHostException unreachable) {
            return unheard(address, "no way leads there");
        } catch (ConnectException refused) {
            // A reset is an answer; a network that is not there is none.
            return String.valueOf(refused.getMessage()).contains("refused")
                    ? heard(address, new PortAnswer.Closed("the connection is refused"))
                    : unheard(address, "no answer");
        } catch (IOException broken) {
            return unheard(address, "no connection can be made");
        }
        return heard(address, greeting(socket));
    }

    private PortAnswer heard(InetAddress address, PortAnswer answer) {
        heard.put(address instanceof Inet4Address, clock.instant());
        return answer;
    }

    private PortAnswer unheard(InetAddress address, String reason) {
        Instant last = heard.getOrDefault(address instanceof Inet4Address, Instant.MIN);
        return last.isBefore(clock.instant().minus(HEARD))
                ? new PortAnswer.NotKnown(reason + ", and nobody else answered at port 25 for a day, so outgoing"
                        + " connections may be blocked here")
                : new PortAnswer.Closed(reason);
    }

    private PortAnswer greeting(Socket socket) {
        try {
            String greeting = read(socket, patience.greeting());
            String line = printable(greeting.lines().findFirst().orElse(""));
            if (line.matches("[2-5]\\d\\d([ -].*)?")) {
                quit(socket);
                return line.startsWith("220") ? new PortAnswer.Greeted(line) : new PortAnswer.Odd(line);
            }
            return greeting.isEmpty()
                    ? new PortAnswer.Silent("nothing was said in time")
                    : new PortAnswer.Silent("what was said is no reply of SMTP");
        } catch (IOException broken) {
            return new PortAnswer.Silent("the connection ended");
        }
    }

    /// Many servers end the connection at once, and what they said before stands all the same.
    private void quit(Socket socket) {
        try {
            socket.getOutputStream().write(QUIT);
            socket.getOutputStream().flush();
            read(socket, patience.farewell());
        } catch (IOException gone) {
            LOG.debug("A server ended the connection at QUIT", gone);
        }
    }

    /// Reads to the end of a reply, which may have several lines (RFC 5321, section 4.2.1); what came when time or
    /// space is over.
    private static String read(Socket socket, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        while (text.length() < LONGEST_GREETING && !isComplete(text)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            socket.setSoTimeout((int) left);
            try {
                int octet = in.read();
                if (octet < 0) {
                    break;
                }
                text.append((char) octet);
            } catch (SocketTimeoutException over) {
                break;
            }
        }
        return text.toString();
    }

    private static boolean isComplete(StringBuilder text) {
        if (text.isEmpty() || text.charAt(text.length() - 1) != '\n') {
            return false;
        }
        int begin = text.lastIndexOf("\n", text.length() - 2) + 1;
        return text.length() - begin < 5 || text.charAt(begin + 3) != '-';
    }

    private static String printable(String line) {
        String shown = line.replaceAll("[^ -~]", "?").strip();
        return shown.substring(0, Math.min(shown.length(), LONGEST_LINE));
    }
}
