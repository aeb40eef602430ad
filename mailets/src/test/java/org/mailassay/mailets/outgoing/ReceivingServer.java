package org.mailassay.mailets.outgoing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.mailets.CertificateFiles;
import org.mailassay.mailets.SmtpLimits;
import org.mailassay.mailets.SmtpSettings;
import org.mailassay.mailets.smtp.Recipients;
import org.mailassay.mailets.smtp.SmtpListener;
import org.mailassay.mailets.tls.ServerTls;

/// The second mail server of a delivery: the appliance's own listener, with STARTTLS.
final class ReceivingServer implements AutoCloseable {
    static final String NAME = "mx.example.com";

    /// A message that was taken.
    record Taken(Octets octets, Map<String, Envelope> envelopes, Connection.Smtp connection) {}

    private final BlockingQueue<Taken> taken = new LinkedBlockingQueue<>();
    private final Path folder;
    private final SmtpListener listener;

    private ReceivingServer(Path folder, Function<String, Recipients.Answer> recipients) throws IOException {
        this.folder = folder;
        CertificateFiles certificate = new CertificateFiles.SelfSigned(folder);
        SmtpSettings settings = new SmtpSettings(
                NAME,
                "example.com",
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0),
                List.of(),
                SmtpLimits.DEFAULT,
                1);
        this.listener = SmtpListener.open(
                settings,
                (localPart, _) -> recipients.apply(localPart),
                (octets, envelopes, connection) -> {
                    taken.add(new Taken(octets, envelopes, connection));
                    return "name";
                },
                ServerTls.open(certificate, NAME, Clock.systemUTC()));
    }

    /// Takes mail for everybody.
    static ReceivingServer open(Path folder) throws IOException {
        return open(folder, _ -> new Recipients.Answer.Accepted("report"));
    }

    /// Answers RCPT by the local part.
    static ReceivingServer open(Path folder, Function<String, Recipients.Answer> recipients) throws IOException {
        return new ReceivingServer(folder, recipients);
    }

    int port() {
        return listener.address().getPort();
    }

    X509Certificate certificate() throws IOException, GeneralSecurityException {
        try (var file = Files.newInputStream(folder.resolve("smtp-certificate.pem"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file);
        }
    }

    /// Trust in this server's certificate.
    ClientTls trusted() throws IOException, GeneralSecurityException {
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        authorities.setCertificateEntry("server", certificate());
        return ClientTls.trusting(authorities);
    }

    Taken next() throws InterruptedException {
        Taken message = taken.poll(20, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("no message came");
        }
        return message;
    }

    /// How many messages are there that nobody looked at.
    int unseen() {
        return taken.size();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
