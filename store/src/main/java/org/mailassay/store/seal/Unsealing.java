package org.mailassay.store.seal;

import org.mailassay.analysis.message.Octets;

/// What comes of opening something sealed.
public sealed interface Unsealing {
    /// The octets as they were given.
    record Opened(Octets octets) implements Unsealing {}

    /// It was sealed with another key than this installation has now.
    record OtherKey() implements Unsealing {}

    /// It is not what was sealed: changed, cut off, or taken from another place.
    record Altered() implements Unsealing {}
}
