package org.mailassay.store.queue;

/// Which mails of a queue are meant.
public sealed interface QueueSelection {
    /// All of them.
    record All() implements QueueSelection {}

    /// The one of this name.
    record Name(String name) implements QueueSelection {}

    /// Those of this sender.
    record Sender(String reversePath) implements QueueSelection {}

    /// Those that are for this recipient, whoever else they are for.
    record Recipient(String recipient) implements QueueSelection {}
}
