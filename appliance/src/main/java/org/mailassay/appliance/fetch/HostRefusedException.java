package org.mailassay.appliance.fetch;

import java.io.Serial;
import java.net.UnknownHostException;

/// A host that no connection is made to.
public final class HostRefusedException extends UnknownHostException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /// Why not.
    public enum Reason {
        /// It has an address that is not of the public Internet.
        NOT_PUBLIC,
        /// The DNS says that it has none.
        NO_ADDRESS,
        /// The DNS gave no answer.
        DNS
    }

    HostRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /// Why.
    public Reason reason() {
        return reason;
    }
}
