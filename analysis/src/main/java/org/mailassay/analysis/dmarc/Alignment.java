package org.mailassay.analysis.dmarc;

import org.mailassay.analysis.dns.DnsAnswer;

/// Whether one identifier is aligned with the author domain (RFC 9989, section 4.4).
///
/// @param identifier which
/// @param mode what the policy record asks for
/// @param state the answer
public record Alignment(AuthenticatedIdentifier identifier, AlignmentMode mode, State state) {
    /// The answer.
    public sealed interface State {}

    /// Aligned.
    ///
    /// @param identical whether the domains are the same, so that strict mode would be satisfied too
    public record Aligned(boolean identical) implements State {}

    /// Not aligned.
    public record NotAligned() implements State {}

    /// A query for one of the Organizational Domains had no answer.
    public record Unknown(DnsAnswer.Failed failure) implements State {}

    /// Whether the identifier makes the message pass.
    public boolean passes() {
        return state instanceof Aligned && identifier.outcome() == AuthenticatedIdentifier.Outcome.PASS;
    }

    /// Whether trying again could make the message pass.
    boolean mightPass() {
        return switch (state) {
            case Aligned ignored -> identifier.outcome() == AuthenticatedIdentifier.Outcome.TEMPORARY_ERROR;
            case NotAligned ignored -> false;
            case Unknown ignored -> identifier.outcome() != AuthenticatedIdentifier.Outcome.NO_PASS;
        };
    }
}
