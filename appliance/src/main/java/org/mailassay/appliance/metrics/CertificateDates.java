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

/// Until when the appliance's certificate is valid, as what it comes from says now. It is read again when it has
/// changed.
public final class CertificateDates {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateDates.class);

    private final Supplier<List<String>> ordered;
    private final Path file;
    private Known known = new Known(List.of(), Optional.empty());

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
    public synchronized Optional<Instant> end() {
        try {
            List<String> chains = ordered.get();
            List<Object> version = chains.isEmpty()
                    ? List.of(Files.getLastModifiedTime(file), Files.size(file))
                    : List.of(chains.getFirst());
            if (!version.equals(known.version())) {
                known = new Known(version, read(chains));
            }
            return known.end();
        } catch (IOException | CertificateException unreadable) {
            LOG.debug("The certificate cannot be read", unreadable);
            return Optional.empty();
        }
    }

    private Optional<Instant> read(List<String> chains) throws IOException, CertificateException {
        try (InputStream in = open(chains)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in) instanceof X509Certificate read
                    ? Optional.of(read.getNotAfter().toInstant())
                    : Optional.empty();
        }
    }

    private InputStream open(List<String> chains) throws IOException {
        return chains.isEmpty()
                ? Files.newInputStream(file)
                : new ByteArrayInputStream(chains.getFirst().getBytes(StandardCharsets.US_ASCII));
    }

    /// @param version what tells this certificate from the next: its text, or its file's time and size
    private record Known(List<Object> version, Optional<Instant> end) {}
}
