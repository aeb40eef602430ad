package org.mailassay.store.queue;

import java.time.Duration;
import java.util.List;
import org.mailassay.analysis.message.Octets;

/// One message for the queue, as one mail or several that go different ways.
///
/// @param content the octets that all of them share
/// @param mails at least one
/// @param delay how long nobody is to work on it
public record Submission(Content content, List<MailDetails> mails, Duration delay) {
    public Submission {
        mails = List.copyOf(mails);
    }

    /// The octets of a message.
    public sealed interface Content {
        /// They are not stored yet.
        record Fresh(Octets octets) implements Content {}

        /// They are stored.
        record Stored(long rawMessageId, int size) implements Content {}
    }
}
