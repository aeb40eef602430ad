package org.mailassay.mailets;

import java.nio.file.Path;

/// Where the server's key and certificate are, in PEM form. Changed files are read again.
public sealed interface CertificateFiles {
    /// Files that somebody else keeps.
    ///
    /// @param key the private key: PKCS #8, or the older forms of RSA and EC keys; without a passphrase
    /// @param chain the certificate, followed by those of its issuers
    record Given(Path key, Path chain) implements CertificateFiles {}

    /// `smtp-key.pem` and `smtp-certificate.pem` in this folder, made on the first start.
    record SelfSigned(Path folder) implements CertificateFiles {}
}
