package org.mailassay.analysis.spf;

import java.time.Duration;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsQuestion;

/// Why a check could not be done now.
public sealed interface SpfTemporaryError {
    /// The same for a person.
    String description();

    /// The DNS gave no answer.
    record DnsFailure(DnsQuestion question, DnsAnswer.Failed failure) implements SpfTemporaryError {
        @Override
        public String description() {
            return "the " + question.type() + " look-up of " + question.name() + " failed: " + failure.detail();
        }
    }

    /// The check took too long (RFC 7208, section 4.6.4).
    record OutOfTime(Duration limit) implements SpfTemporaryError {
        @Override
        public String description() {
            return "the check took longer than " + limit.toSeconds() + " seconds";
        }
    }
}
