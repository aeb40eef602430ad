package org.mailassay.mailets.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.mailassay.analysis.dns.Network;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.mailets.CertificateFiles;
import org.mailassay.mailets.SmtpLimits;
import org.mailassay.mailets.SmtpSettings;
import org.mailassay.mailets.testing.SmtpClient;
import org.mailassay.mailets.tls.ServerTls;

/// A listener whose messages a test looks at.
final class ListenerUnderTest implements AutoCloseable {
    /// A message that was accepted.
    record Accepted(Octets octets, Map<String, Envelope> envelopes, Connection.Smtp connection) {}

    private final BlockingQueue<Accepted> accepted = new LinkedBlockingQueue<>();
    private final SmtpListener listener;

    private ListenerUnderTest(
            Path folder, List<Network> proxies, SmtpLimits limits, Recipients recipients, MessageAcceptance acceptance)
            throws IOException {
        CertificateFiles certificate = new CertificateFiles.SelfSigned(folder);
        SmtpSettings settings = new SmtpSettings(
                "mx.example.org",
                "example.org",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                proxies,
                limits,
                1);
        this.listener = SmtpListener.open(
                settings,
                recipients,
                (octets, envelopes, connection) -> {
                    String name = acceptance.accept(octets, envelopes, connection);
                    accepted.add(new Accepted(octets, envelopes, connection));
                    return name;
                },
                ServerTls.open(certificate, settings.hostName(), Clock.systemUTC()));
    }

    /// Behind proxies.
    static ListenerUnderTest open(Path folder, SmtpLimits limits, List<Network> proxies) throws IOException {
        return new ListenerUnderTest(folder, proxies, limits, ListenerUnderTest::known, (_, _, _) -> "name");
    }

    static ListenerUnderTest open(Path folder, SmtpLimits limits) throws IOException {
        return open(folder, limits, ListenerUnderTest::known);
    }

    static ListenerUnderTest open(Path folder, SmtpLimits limits, Recipients recipients) throws IOException {
        return new ListenerUnderTest(folder, List.of(), limits, recipients, (_, _, _) -> "name");
    }

    static ListenerUnderTest open(Path folder, SmtpLimits limits, MessageAcceptance acceptance) throws IOException {
        return new ListenerUnderTest(folder, List.of(), limits, ListenerUnderTest::known, acceptance);
    }

    InetSocketAddress address() {
        return listener.address();
    }

    SmtpListener listener() {
        return listener;
    }

    SmtpClient connect() throws IOException {
        return SmtpClient.connect(address());
    }

    SmtpClient greet() throws IOException {
        return SmtpClient.greet(address());
    }

    Accepted next() throws InterruptedException {
        Accepted message = accepted.poll(10, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("No message was accepted");
        }
        return message;
    }

    boolean nothingAccepted() {
        return accepted.isEmpty();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private static Recipients.Answer known(String localPart, String domain) {
        if (domain.isEmpty() ? !localPart.equalsIgnoreCase("postmaster") : !domain.equals("example.org")) {
            return new Recipients.Answer.Foreign();
        }
        return switch (localPart.toLowerCase(Locale.ROOT)) {
            case "reports", "more-reports" -> new Recipients.Answer.Accepted("report");
            case "postmaster" -> new Recipients.Answer.Accepted("postmaster");
            case "unavailable" -> new Recipients.Answer.Unavailable();
            default -> new Recipients.Answer.Unknown();
        };
    }
}
