package org.mailassay.appliance.metrics;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mailassay.mailets.CertificateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Until when the appliance's certificate is valid, as what it comes from says now.
public final class CertificateDates {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateDates.class);

    private final Supplier<List<String>> ordered;
    private final Path file;

    /// @param ordered the chain that an authority issued, PEM; empty when there is none
    /// @param files where it is otherwise
    public CertificateDates(Supplier<List<String>> ordered, CertificateFiles files) {
        this.ordered = ordered;
        this.file = switch (files) {
            case CertificateFiles.Given(Path _, Path chain) -> chain;
            case CertificateFiles.SelfSigned(Path folder) -> folder.resolve("smtp-certificate.pem");
        };
    }

    /// The last moment of the certificate; empty when it cannot be read.
    public Optional<Instant> end() {
        try (InputStream in = open()) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in) instanceof X509Certificate read
                    ? Optional.of(read.getNotAfter().toInstant())
                    : Optional.empty();
        } catch (IOException | CertificateException unreadable) {
            LOG.debug("The certificate cannot be read", unreadable);
            return Optional.empty();
        }
    }

    private InputStream open() throws IOException {
        List<String> chains = ordered.get();
        return chains.isEmpty()
                ? Files.newInputStream(file)
                : new ByteArrayInputStream(chains.getFirst().getBytes(StandardCharsets.US_ASCII));
    }
}
