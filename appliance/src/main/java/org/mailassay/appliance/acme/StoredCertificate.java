package org.mailassay.appliance.acme;

import java.time.Instant;
import java.util.Optional;
import org.mailassay.mailets.tls.CertificateSource;
import org.mailassay.mailets.tls.KeyAndChain;
import org.mailassay.store.acme.AcmeStore;
import org.mailassay.store.acme.CertificateNames;
import org.mailassay.store.acme.CertificateStanding;
import org.mailassay.store.acme.IssuedCertificate;

/// The certificate that was issued last, whichever node had it.
public final class StoredCertificate implements CertificateSource {
    private final AcmeStore store;
    private final CertificateNames names;
    private Optional<IssuedCertificate> seen = Optional.empty();
    private volatile CertificateStanding standing;

    public StoredCertificate(AcmeStore store, AcmeSettings settings) {
        this.store = store;
        this.names = settings.certificate();
        this.standing = new CertificateStanding(Optional.empty(), Optional.empty(), 0, Optional.empty(), Instant.MIN);
    }

    @Override
    public synchronized Optional<KeyAndChain> changed() {
        standing = store.find(names).orElse(standing);
        Optional<IssuedCertificate> issued = standing.issued();
        if (issued.equals(seen)) {
            return Optional.empty();
        }
        seen = issued;
        return issued.map(certificate -> KeyAndChain.ofPem(certificate.privateKey(), certificate.chain()));
    }

    /// How it stood with the certificate when that was looked at last.
    public CertificateStanding standing() {
        return standing;
    }
}
