package org.mailassay.store.outgoing;

import java.time.Duration;

/// What an attempt means for the mail.
public sealed interface Conclusion {
    /// Somebody has taken it over.
    record Delivered() implements Conclusion {}

    /// It cannot be delivered.
    record Bounced() implements Conclusion {}

    /// It is to be tried again.
    ///
    /// @param pause until then
    record Deferred(Duration pause) implements Conclusion {}
}
