package org.mailassay.mailets.outgoing;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.mailassay.analysis.dns.DomainName;

/// The names that a certificate is for (RFC 7672, section 3.2.2, RFC 6125, section 6.4).
final class CertificateNames {
    /// The kind of a subject alternative name that is a DNS name.
    private static final int DNS_NAME = 2;

    private CertificateNames() {}

    /// Whether it is for one of the names. A wildcard stands for one whole label, the first.
    static boolean match(X509Certificate certificate, Set<String> names) throws CertificateParsingException {
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        if (alternatives == null) {
            return false;
        }
        for (List<?> alternative : alternatives) {
            if (alternative.getFirst().equals(DNS_NAME)
                    && alternative.get(1) instanceof String presented
                    && names.stream().anyMatch(name -> matches(presented, name))) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String presented, String name) {
        String pattern = DomainName.lowerCase(DomainName.withoutFinalDot(presented));
        int dot = name.indexOf('.');
        return pattern.equals(name)
                || (pattern.startsWith("*.") && dot > 0 && name.substring(dot).equals(pattern.substring(1)));
    }
}
