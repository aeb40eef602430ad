package org.mailassay.analysis.delivery;

import java.util.List;

/// What a mail is that came to the return path of another.
public sealed interface ReturnedMessage {
    /// A server says what became of the message.
    ///
    /// @param subject of the mail, for people
    /// @param reportingMta the name of the server that says so; empty when it is not given
    /// @param recipients in its order, one at least
    record Notification(String subject, String reportingMta, List<RecipientStatus> recipients)
            implements ReturnedMessage {
        public Notification {
            recipients = List.copyOf(recipients);
        }
    }

    /// The message came back, and no program can read why.
    ///
    /// @param subject of the mail, for people
    record Unstated(String subject) implements ReturnedMessage {}

    /// No bounce: an automatic answer, a receipt, a complaint, or somebody's mail.
    record Answer() implements ReturnedMessage {}
}
