package org.mailassay.mailets.tls;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.mailassay.mailets.CertificateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server's side of TLS, for all that listens. Sessions are resumed. A new certificate is offered from the next
/// hand-shake on; one that cannot be used leaves the old one in place.
public final class ServerTls implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(ServerTls.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

    private final CertificateSource source;
    private final OfferedCertificate offered = new OfferedCertificate();
    private final SSLContext context;
    private final CountDownLatch closed = new CountDownLatch(1);

    static {
        // Read once by the JDK, before its first hand-shake as a server. A client could otherwise ask for one costly
        // hand-shake after the other on one connection of TLS 1.2 (CVE-2011-1473); no mail client needs a second.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    }

    private ServerTls(CertificateSource source, KeyAndChain first) {
        this.source = source;
        offered.offer(first);
        try {
            this.context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {offered}, new TrustManager[0], new SecureRandom());
        } catch (GeneralSecurityException e) {
            throw new CertificateUnusable("TLS cannot be offered: " + e.getMessage(), e);
        }
    }

    /// Reads the key and the certificate, or makes them.
    ///
    /// @throws CertificateUnusable when that is not possible
    public static ServerTls open(CertificateFiles files, String hostName, Clock clock) {
        PemFiles pem = switch (files) {
            case CertificateFiles.Given given -> new PemFiles(given.key(), given.chain());
            case CertificateFiles.SelfSigned own -> SelfSignedCertificate.in(own.folder(), hostName, clock);
        };
        return new ServerTls(pem, pem.changed().orElseThrow());
    }

    /// Offers what the source has and, until it has something, the certificate that is made in the folder.
    ///
    /// @throws CertificateUnusable when that one cannot be made
    public static ServerTls open(
            CertificateSource source, CertificateFiles.SelfSigned meanwhile, String hostName, Clock clock) {
        PemFiles own = SelfSignedCertificate.in(meanwhile.folder(), hostName, clock);
        return new ServerTls(source, usable(source).or(own::changed).orElseThrow());
    }

    private static Optional<KeyAndChain> usable(CertificateSource source) {
        try {
            return source.changed();
        } catch (CertificateUnusable e) {
            LOGGER.warn("The TLS certificate cannot be used, one of our own stands in for it: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /// For every hand-shake.
    public SSLContext context() {
        return context;
    }

    /// The certificate that is offered now, followed by those of its issuers.
    public List<X509Certificate> chain() {
        return offered.newest().chain();
    }

    /// Looks for a new certificate a few times a minute, until this is closed.
    public ServerTls watched() {
        Thread.ofVirtual().name("tls-watch").start(this::watch);
        return this;
    }

    /// Looks whether there is a new certificate, and offers it.
    public void look() {
        try {
            source.changed().ifPresent(material -> {
                offered.offer(material);
                LOGGER.info("TLS has a new {}", material);
            });
        } catch (CertificateUnusable e) {
            LOGGER.warn("The TLS certificate has changed but cannot be used, the old one stays: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void watch() {
        try {
            while (!closed.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    look();
                } catch (RuntimeException e) {
                    LOGGER.warn("It cannot be seen whether the TLS certificate has changed: {}", e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
