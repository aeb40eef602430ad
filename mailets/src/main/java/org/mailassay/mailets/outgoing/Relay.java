package org.mailassay.mailets.outgoing;

import java.util.Optional;

/// A server that takes all mail and sends it on.
///
/// @param host a name or an address
/// @param port 587 (RFC 6409), 25, or 465 for TLS from the first octet (RFC 8314)
/// @param credentials for AUTH (RFC 4954), which is done over TLS only
public record Relay(String host, int port, TlsUse tls, Optional<Credentials> credentials) {
    /// Where TLS is spoken from the first octet.
    static final int IMPLICIT_TLS = 465;

    /// What is asked of TLS.
    public enum TlsUse {
        /// Encrypted, with a certificate that is valid for the host.
        VERIFIED,
        /// Encrypted, with any certificate.
        ENCRYPTED,
        /// Encrypted if the server offers it.
        OPPORTUNISTIC
    }

    /// A user and a password.
    public record Credentials(String user, String password) {
        /// Never shows the password.
        @Override
        public String toString() {
            return "Credentials[" + user + "]";
        }
    }

    boolean isImplicitTls() {
        return port == IMPLICIT_TLS;
    }
}
