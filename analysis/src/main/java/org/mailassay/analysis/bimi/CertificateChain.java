package org.mailassay.analysis.bimi;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Builds the way from a mark certificate to a root (RFC 5280, section 6). Revocation is not asked for: that would be
/// a question to the network.
final class CertificateChain {
    private static final int LONGEST = 5;

    private CertificateChain() {}

    /// Why there is no way; empty when there is one.
    static Optional<String> problem(
            X509Certificate mark, List<X509Certificate> certificates, List<X509Certificate> roots, Instant at) {
        Set<TrustAnchor> anchors = new HashSet<>();
        roots.forEach(root -> anchors.add(new TrustAnchor(root, null)));
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(mark);
        try {
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
            parameters.setDate(Date.from(at));
            parameters.setRevocationEnabled(false);
            parameters.setMaxPathLength(LONGEST);
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(certificates)));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return Optional.empty();
        } catch (GeneralSecurityException noWay) {
            return Optional.of(String.valueOf(noWay.getMessage()));
        }
    }
}
