package org.mailassay.analysis.message;

import java.net.InetAddress;
import java.util.Optional;

/// What is known of the connection that brought a message.
public sealed interface Connection {
    /// The message came over SMTP.
    ///
    /// @param client the client's address
    /// @param clientPort the client's port, 1 to 65535
    /// @param helo the name given in HELO or EHLO; empty when none was given
    /// @param protocol the protocol's name for a Received field (RFC 3848): SMTP, ESMTP or ESMTPS; empty
    ///     when it is not known, as for a message from a file
    /// @param tls version and cipher when STARTTLS was used
    record Smtp(InetAddress client, int clientPort, String helo, String protocol, Optional<Tls> tls)
            implements Connection {}

    /// The message came over SMTP, and what stands between the client and the appliance has put its own address in the
    /// place of the client's: the gateway of a container network, say. What the client said and how it encrypted is
    /// known; by its address nothing may be judged.
    ///
    /// @param helo as of [Smtp]
    /// @param protocol as of [Smtp]
    /// @param tls as of [Smtp]
    record Hidden(String helo, String protocol, Optional<Tls> tls) implements Connection {
        /// Why nothing is judged by the address.
        public static final String REASON = "the sender's address was not seen: container gateway";
    }

    /// The message was uploaded or read from a file: nothing is known, and nothing may be judged by it.
    record Unknown() implements Connection {}

    /// How the connection was encrypted.
    ///
    /// @param version as Java names it, `TLSv1.3`
    /// @param cipherSuite as in the IANA registry, `TLS_AES_256_GCM_SHA384`
    record Tls(String version, String cipherSuite) {}
}
