package org.mailassay.store.outgoing;

import org.mailassay.analysis.message.Octets;
import org.mailassay.store.account.EmailAddress;

/// A message to be sent to one recipient.
///
/// @param purpose what it is sent for, in a word that lists can show
/// @param returnPath where somebody else's bounces go
/// @param forwardPath the recipient, its domain in A-labels
/// @param message with its header, lines ended by CRLF
public record OutgoingMessage(
        long accountId, String purpose, ReturnPath returnPath, String forwardPath, Octets message) {
    /// @throws IllegalArgumentException when the path is not an address, since it would stand in a command as it is
    public OutgoingMessage {
        if (EmailAddress.parse(forwardPath).isEmpty()) {
            throw new IllegalArgumentException("not a forward-path");
        }
    }

    /// @param returnPath an address, or empty for the null reverse-path
    /// @throws IllegalArgumentException when a path is not an address
    public OutgoingMessage(long accountId, String purpose, String returnPath, String forwardPath, Octets message) {
        this(accountId, purpose, ReturnPath.of(returnPath), forwardPath, message);
    }
}
