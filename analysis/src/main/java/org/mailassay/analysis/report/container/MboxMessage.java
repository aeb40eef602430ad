package org.mailassay.analysis.report.container;

import org.mailassay.analysis.message.Octets;

/// One message of an mbox file.
public sealed interface MboxMessage {
    /// The message without its From_ line, and with the quoting of its own lines undone.
    record Whole(Octets octets) implements MboxMessage {}

    /// A message that was passed over.
    ///
    /// @param octets how long it is
    record TooLarge(long octets) implements MboxMessage {}
}
