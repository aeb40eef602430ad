package org.mailassay.mailets.tls;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.mailassay.mailets.CertificateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server's side of TLS. Sessions are resumed, and changed files are read again within half a minute; new ones
/// that cannot be used leave the old ones in place.
public final class ServerTls {
    private static final Logger LOGGER = LoggerFactory.getLogger(ServerTls.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final char[] PASSWORD = "in memory only".toCharArray();

    private final PemFiles files;
    private final Clock clock;
    private volatile Loaded loaded;

    static {
        // Read once by the JDK, before its first hand-shake as a server. A client could otherwise ask for one costly
        // hand-shake after the other on one connection of TLS 1.2 (CVE-2011-1473); no mail client needs a second.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    }

    private ServerTls(PemFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
        this.loaded = load();
    }

    /// Reads the key and the certificate, or makes them.
    ///
    /// @throws CertificateUnusable when that is not possible
    public static ServerTls open(CertificateFiles files, String hostName, Clock clock) {
        PemFiles pem = switch (files) {
            case CertificateFiles.Given given -> new PemFiles(given.key(), given.chain());
            case CertificateFiles.SelfSigned own -> SelfSignedCertificate.in(own.folder(), hostName, clock);
        };
        return new ServerTls(pem, clock);
    }

    /// For the next hand-shake.
    public SSLContext context() {
        Loaded current = loaded;
        return (clock.instant().isBefore(current.lookAgainAt()) ? current : reload()).context();
    }

    private synchronized Loaded reload() {
        Loaded seen = loaded;
        if (clock.instant().isBefore(seen.lookAgainAt())) {
            return seen;
        }
        if (files.state().equals(seen.state())) {
            loaded = new Loaded(seen.context(), seen.state(), clock.instant().plus(LOOK_AGAIN));
            return loaded;
        }
        try {
            loaded = load();
            LOGGER.info("Read the changed TLS certificate {}", files.chain());
        } catch (CertificateUnusable e) {
            LOGGER.warn("The TLS certificate has changed but cannot be used, the old one stays: {}", e.getMessage());
            loaded = new Loaded(seen.context(), files.state(), clock.instant().plus(LOOK_AGAIN));
        }
        return loaded;
    }

    private Loaded load() {
        String state = files.state();
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(files.read(PASSWORD), PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), new TrustManager[0], new SecureRandom());
            return new Loaded(context, state, clock.instant().plus(LOOK_AGAIN));
        } catch (GeneralSecurityException e) {
            throw new CertificateUnusable(
                    "The TLS certificate " + files.chain() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private record Loaded(SSLContext context, String state, Instant lookAgainAt) {}
}
