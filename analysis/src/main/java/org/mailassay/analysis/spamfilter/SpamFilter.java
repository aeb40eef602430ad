package org.mailassay.analysis.spamfilter;

import org.mailassay.analysis.message.ReceivedMessage;

/// A spam filter. A call may block up to the filter's deadline, and never throws for a filter that is away: that is
/// a [FilterAnswer].
public interface SpamFilter {
    /// Which program it is.
    FilterName name();

    /// Asks for its judgement, with the message's real envelope and client.
    FilterAnswer judge(ReceivedMessage message);
}
