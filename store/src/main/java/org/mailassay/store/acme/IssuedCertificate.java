package org.mailassay.store.acme;

import java.time.Instant;

/// A certificate with its private key, both in PEM.
///
/// @param chain the certificate, followed by those of its issuers
public record IssuedCertificate(String privateKey, String chain, Instant notBefore, Instant notAfter) {
    /// Without the key, which is secret.
    @Override
    public String toString() {
        return "certificate valid from " + notBefore + " until " + notAfter;
    }
}
