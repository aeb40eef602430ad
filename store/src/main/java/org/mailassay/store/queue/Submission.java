package org.mailassay.store.queue;

import java.time.Duration;
import java.util.List;
import org.mailassay.analysis.message.Octets;

/// One message for the queue, as one mail or several that go different ways.
///
/// @param content the octets that all of them share
/// @param mails at least one
/// @param delay how long nobody is to work on it
/// @param fills local parts of recipients; those of them that take one message have it now and are closed
public record Submission(Content content, List<MailDetails> mails, Duration delay, List<String> fills) {
    public Submission {
        mails = List.copyOf(mails);
        fills = List.copyOf(fills);
    }

    /// One that closes no address.
    public Submission(Content content, List<MailDetails> mails, Duration delay) {
        this(content, mails, delay, List.of());
    }

    /// The octets of a message.
    public sealed interface Content {
        /// They are not stored yet.
        record Fresh(Octets octets) implements Content {}

        /// They are stored.
        record Stored(long rawMessageId, int size) implements Content {}
    }
}
