package org.mailassay.appliance.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mailassay.mailets.CertificateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Until when the appliance's certificates are valid, as the files say now.
public final class CertificateDates {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateDates.class);

    private final Map<String, Path> files;

    private CertificateDates(Map<String, Path> files) {
        this.files = files;
    }

    /// The certificate for STARTTLS; further uses are added here.
    public static CertificateDates of(CertificateFiles smtp) {
        Map<String, Path> files = new LinkedHashMap<>();
        files.put(
                "smtp",
                switch (smtp) {
                    case CertificateFiles.Given(Path _, Path chain) -> chain;
                    case CertificateFiles.SelfSigned(Path folder) -> folder.resolve("smtp-certificate.pem");
                });
        return new CertificateDates(files);
    }

    /// What there are certificates for.
    public Iterable<String> uses() {
        return files.keySet();
    }

    /// The last moment of a certificate; empty when it cannot be read.
    public Optional<Instant> end(String use) {
        Path file = files.get(use);
        if (file == null) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in) instanceof X509Certificate read
                    ? Optional.of(read.getNotAfter().toInstant())
                    : Optional.empty();
        } catch (IOException | CertificateException unreadable) {
            LOG.debug("The certificate {} cannot be read", file, unreadable);
            return Optional.empty();
        }
    }
}
