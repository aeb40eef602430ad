package org.mailassay.analysis.dkim;

import java.util.Optional;
import org.mailassay.analysis.message.HeaderField;

/// What verifying one `DKIM-Signature` field gave.
///
/// @param field the field
/// @param tags its tags, as far as they could be read, for showing what it claims
/// @param signature the signature; empty when the field is malformed
/// @param key the key that it was checked with; empty when there was none that fits
/// @param result the outcome
public record DkimVerdict(
        HeaderField field, TagList tags, Optional<DkimSignature> signature, Optional<KeyFacts> key, DkimResult result) {
    /// Whether the signature holds and is acceptable, so that its domain answers for the message.
    public boolean passes() {
        return result instanceof DkimResult.Pass;
    }

    /// The signing domain of a signature that was read, in A-labels; the empty string otherwise.
    public String domain() {
        return signature.map(one -> one.domain().text()).orElse("");
    }
}
