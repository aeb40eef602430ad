package org.mailassay.analysis.bimi;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/// Reads what the JDK leaves unread in a mark certificate.
final class CertificateExtensions {
    /// The list of signed certificate timestamps (RFC 6962, section 3.3).
    private static final String TIMESTAMPS = "1.3.6.1.4.1.11129.2.4.2";

    /// The attribute of the subject that says what kind of mark was checked (Minimum Security Requirements for
    /// Issuance of Mark Certificates, section 7.1.4).
    private static final ASN1ObjectIdentifier MARK_TYPE = new ASN1ObjectIdentifier("1.3.6.1.4.1.53087.1.13");

    private CertificateExtensions() {}

    /// The data of an extension; empty when it is missing or cannot be read.
    static Optional<ASN1Primitive> extension(X509Certificate certificate, String identifier) {
        byte[] value = certificate.getExtensionValue(identifier);
        if (value == null) {
            return Optional.empty();
        }
        return octets(value).flatMap(CertificateExtensions::parse);
    }

    /// How many timestamps the certificate carries. The structure is that of TLS (RFC 6962, section 3.3): a length of
    /// two octets for the list, and one for each.
    static int timestamps(X509Certificate certificate) {
        byte[] list = extension(certificate, TIMESTAMPS)
                .filter(ASN1OctetString.class::isInstance)
                .map(value -> ((ASN1OctetString) value).getOctets())
                .orElse(new byte[0]);
        int count = 0;
        int at = 2;
        while (at + 2 <= list.length) {
            int length = (list[at] & 0xff) << 8 | (list[at + 1] & 0xff);
            at += 2 + length;
            if (at <= list.length) {
                count++;
            }
        }
        return count;
    }

    /// What kind of mark was checked; empty when the subject does not say, or not readably.
    static String markType(X509Certificate certificate) {
        try {
            X500Name subject =
                    X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
            for (RDN rdn : subject.getRDNs(MARK_TYPE)) {
                if (rdn.getFirst().getValue() instanceof ASN1String text) {
                    return text.getString();
                }
            }
            return "";
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException unreadable) {
            return "";
        }
    }

    private static Optional<byte[]> octets(byte[] der) {
        return parse(der).filter(ASN1OctetString.class::isInstance).map(value -> ((ASN1OctetString) value).getOctets());
    }

    /// A certificate's owner writes what he likes into an extension: what cannot be read is absent, and the caller
    /// says so.
    private static Optional<ASN1Primitive> parse(byte[] der) {
        try {
            return Optional.of(ASN1Primitive.fromByteArray(der));
        } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException unreadable) {
            return Optional.empty();
        }
    }
}
