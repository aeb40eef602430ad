package org.mailassay.store.acme;

import java.util.List;

/// The names of a certificate, and whom it is had from.
///
/// @param directory the address of the authority's directory
/// @param names the first is the host's
public record CertificateNames(String directory, List<String> names) {
    public CertificateNames {
        names = List.copyOf(names);
    }

    String joined() {
        return String.join(" ", names);
    }
}
