package org.mailassay.analysis.dmarc;

import java.util.Optional;

/// What a record says in one of the tags p, sp and np.
public sealed interface PolicyTag {
    /// One of the three policies.
    record Given(Policy value) implements PolicyTag {}

    /// The tag is not there.
    record Missing() implements PolicyTag {}

    /// The tag has a value that is no policy.
    record NotValid(String written) implements PolicyTag {}

    /// The policy; empty when the tag is missing or not valid.
    default Optional<Policy> policy() {
        return this instanceof Given given ? Optional.of(given.value()) : Optional.empty();
    }
}
