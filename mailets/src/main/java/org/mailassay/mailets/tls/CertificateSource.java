package org.mailassay.mailets.tls;

import java.util.Optional;

/// Where the key and the certificate come from.
public interface CertificateSource {
    /// What is there now; empty when nothing is, or the same as at the call before.
    ///
    /// @throws CertificateUnusable when there is something new that cannot be used. It is told once
    Optional<KeyAndChain> changed();
}
