package org.mailassay.analysis.bimi;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.Octets;

/// What a mark certificate is to be good for.
///
/// @param at the time to judge by
/// @param roots the authorities to trust
/// @param names the names of which one must be in the certificate; empty when no domain is at hand
/// @param indicator the logo that must be the embedded one, unpacked; empty when none is at hand
public record CertificateQuestion(
        Instant at, List<X509Certificate> roots, List<String> names, Optional<Octets> indicator) {
    public CertificateQuestion {
        roots = List.copyOf(roots);
        names = List.copyOf(names);
    }

    /// The names that a certificate may have for mail of a domain: the domain itself, its Organizational Domain, and
    /// either with the selector (draft-fetch-validation-vmc-wchuang, section 5).
    public static List<String> namesOf(DomainName domain, DomainName organizationalDomain, String selector) {
        return List.of(
                domain.text(),
                organizationalDomain.text(),
                selector + "._bimi." + domain.text(),
                selector + "._bimi." + organizationalDomain.text());
    }
}
