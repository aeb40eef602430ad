package org.mailassay.analysis.bimi;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.mailassay.analysis.message.Octets;

/// Reads certificates in PEM (RFC 7468, section 5).
public sealed interface CertificateFile {
    /// The certificates in the order of the file; at least one.
    record Read(List<X509Certificate> certificates) implements CertificateFile {
        public Read {
            certificates = List.copyOf(certificates);
        }
    }

    /// The file cannot be read.
    record Unreadable(CertificateFault reason, String problem) implements CertificateFile {}

    /// A mark certificate with its logo has some tens of kilobytes; a file of roots has more certificates.
    int LARGEST = 1 << 20;

    /// More certificates than any chain or set of roots for marks.
    int MOST_CERTIFICATES = 64;

    /// Reads a file.
    static CertificateFile read(Octets pem) {
        if (pem.length() > LARGEST) {
            return new Unreadable(CertificateFault.TOO_LARGE, "The file is larger than a megabyte.");
        }
        List<X509Certificate> certificates = new ArrayList<>();
        String text = pem.latin1();
        int at = text.indexOf(BEGIN);
        while (at >= 0) {
            int end = text.indexOf(END, at + BEGIN.length());
            if (end < 0) {
                return new Unreadable(CertificateFault.NOT_PEM, "A certificate has no end.");
            }
            if (certificates.size() == MOST_CERTIFICATES) {
                return new Unreadable(CertificateFault.TOO_LARGE, "The file has too many certificates.");
            }
            try {
                certificates.add(decode(text.substring(at + BEGIN.length(), end)));
            } catch (CertificateException | IllegalArgumentException unreadable) {
                String problem = "Certificate " + (certificates.size() + 1) + " cannot be read";
                return new Unreadable(CertificateFault.NOT_PEM, problem + ": " + unreadable.getMessage() + ".");
            }
            at = text.indexOf(BEGIN, end);
        }
        return certificates.isEmpty()
                ? new Unreadable(CertificateFault.NOT_PEM, "The file holds no certificate in PEM.")
                : new Read(certificates);
    }

    private static X509Certificate decode(String base64) throws CertificateException {
        byte[] der = Base64.getMimeDecoder().decode(base64);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    /// RFC 7468, section 5.1.
    String BEGIN = "-----BEGIN CERTIFICATE-----";

    /// RFC 7468, section 5.1.
    String END = "-----END CERTIFICATE-----";
}
