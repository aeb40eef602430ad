package org.mailassay.mailets.smtp;

import java.util.Map;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;

/// Takes over the responsibility for a message (RFC 5321, section 6.1).
@FunctionalInterface
public interface MessageAcceptance {
    /// Keeps a message durably; when this returns, 250 is answered.
    ///
    /// @param envelopes by processor; at least one
    /// @return the name under which it is held
    /// @throws org.mailassay.store.StoreUnavailable when it cannot be kept now: the client is asked to come again
    String accept(Octets octets, Map<String, Envelope> envelopes, Connection.Smtp connection);
}
