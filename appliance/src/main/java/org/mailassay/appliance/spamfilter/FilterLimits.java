package org.mailassay.appliance.spamfilter;

import java.time.Duration;

/// How much a filter may take.
///
/// @param deadline for one message
/// @param largestMessage in octets; a larger one is not shown to the filter
/// @param largestAnswer in octets
record FilterLimits(Duration deadline, int largestMessage, int largestAnswer) {
    /// SpamAssassin's own client shows it no more than 500 kB; Rspamd's limit is 50 MB.
    static final int LARGEST_FOR_SPAMASSASSIN = 500 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int LARGEST_FOR_RSPAMD = 50 << 20;
    private static final int LARGEST_ANSWER = 1 << 20;

    static FilterLimits ofRspamd() {
        return new FilterLimits(PATIENCE, LARGEST_FOR_RSPAMD, LARGEST_ANSWER);
    }

    static FilterLimits ofSpamAssassin() {
        return new FilterLimits(PATIENCE, LARGEST_FOR_SPAMASSASSIN, LARGEST_ANSWER);
    }

    /// The same with another deadline.
    FilterLimits within(Duration other) {
        return new FilterLimits(other, largestMessage, largestAnswer);
    }
}
