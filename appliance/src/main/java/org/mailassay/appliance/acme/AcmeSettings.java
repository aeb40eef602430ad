package org.mailassay.appliance.acme;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.mailassay.store.acme.CertificateNames;

/// Whom certificates are had from, and for which names.
///
/// @param directory where the authority's directory is (RFC 8555, section 7.1.1)
/// @param contact an address that the authority may write to
/// @param names the first is the host's
public record AcmeSettings(URI directory, Optional<String> contact, List<String> names) {
    public AcmeSettings {
        names = List.copyOf(names);
    }

    public CertificateNames certificate() {
        return new CertificateNames(directory.toString(), names);
    }
}
