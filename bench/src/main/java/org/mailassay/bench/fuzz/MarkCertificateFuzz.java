package org.mailassay.bench.fuzz;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.bimi.CertificateQuestion;
import org.mailassay.analysis.bimi.MarkCertificate;
import org.mailassay.analysis.message.Octets;

/// Fuzzes the mark certificate: PEM, X.509, and the logotype.
public final class MarkCertificateFuzz {
    private MarkCertificateFuzz() {}

    /// Before the first input.
    public static void fuzzerInitialize() {
        Seeds.replay(MarkCertificateFuzz.class, MarkCertificateFuzz::fuzzerTestOneInput);
    }

    /// One input.
    public static void fuzzerTestOneInput(byte[] data) {
        CertificateQuestion question = new CertificateQuestion(Instant.EPOCH, List.of(), List.of(), Optional.empty());
        MarkCertificate certificate = MarkCertificate.of(Octets.of(data), question);
        if (certificate.isValid() && certificate.logotype().isEmpty()) {
            throw new IllegalStateException("valid without a logotype");
        }
    }
}
