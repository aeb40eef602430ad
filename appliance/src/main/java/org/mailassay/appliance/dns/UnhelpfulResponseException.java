package org.mailassay.appliance.dns;

import java.io.IOException;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/// Every server that answered said that it cannot: neither NOERROR nor NXDOMAIN. It is an exception and no response so
/// that a validator does not take a failing server for a forged answer.
final class UnhelpfulResponseException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Message response;

    UnhelpfulResponseException(Message response) {
        super("the resolver answered " + Rcode.string(response.getRcode()));
        this.response = response;
    }

    /// The last such response.
    Message response() {
        return response;
    }
}
