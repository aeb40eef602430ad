package org.mailassay.mailets.outgoing;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.mailassay.analysis.dns.DnsRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether TLSA records vouch for a server's certificates (RFC 7672, section 3.1).
record DaneCheck(TlsDemand.Dane demand) {
    private static final Logger LOGGER = LoggerFactory.getLogger(DaneCheck.class);
    private static final int TRUST_ANCHOR = 2;
    private static final int END_ENTITY = 3;
    private static final int PUBLIC_KEY = 1;
    private static final int SHA_256 = 1;
    private static final int SHA_512 = 2;

    /// @param chain the server's own first
    /// @throws CertificateException when no record does
    void check(List<X509Certificate> chain) throws CertificateException {
        for (DnsRecord.Tlsa tlsa : demand.records()) {
            // Of the server's own certificate neither name nor dates count (RFC 7672, section 3.1.1).
            if (tlsa.usage() == END_ENTITY && matches(tlsa, chain.getFirst())) {
                return;
            }
            if (tlsa.usage() == TRUST_ANCHOR && isAnchored(tlsa, chain)) {
                return;
            }
        }
        throw new CertificateException("no TLSA record vouches for the certificate");
    }

    private boolean isAnchored(DnsRecord.Tlsa tlsa, List<X509Certificate> chain) throws CertificateException {
        for (int i = 1; i < chain.size(); i++) {
            if (matches(tlsa, chain.get(i))) {
                return leadsTo(chain.get(i), chain.subList(0, i))
                        && CertificateNames.match(chain.getFirst(), demand.names());
            }
        }
        return false;
    }

    /// Whether the certificates form a valid path to the anchor (RFC 7672, section 3.1.2).
    private static boolean leadsTo(X509Certificate anchor, List<X509Certificate> path) {
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
            parameters.setRevocationEnabled(false);
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
            return true;
        } catch (GeneralSecurityException e) {
            // Another record may still match, and one is enough.
            LOGGER.debug("The certificates do not lead to the trust anchor", e);
            return false;
        }
    }

    private static boolean matches(DnsRecord.Tlsa tlsa, X509Certificate certificate) throws CertificateException {
        byte[] selected =
                tlsa.selector() == PUBLIC_KEY ? certificate.getPublicKey().getEncoded() : certificate.getEncoded();
        byte[] expected = HexFormat.of().parseHex(tlsa.data());
        return MessageDigest.isEqual(
                expected,
                switch (tlsa.matchingType()) {
                    case SHA_256 -> digest("SHA-256", selected);
                    case SHA_512 -> digest("SHA-512", selected);
                    default -> selected;
                });
    }

    private static byte[] digest(String algorithm, byte[] octets) throws CertificateException {
        try {
            return MessageDigest.getInstance(algorithm).digest(octets);
        } catch (GeneralSecurityException e) {
            throw new CertificateException("every Java platform has " + algorithm, e);
        }
    }
}
