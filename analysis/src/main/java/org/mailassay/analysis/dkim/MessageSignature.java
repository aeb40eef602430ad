package org.mailassay.analysis.dkim;

import java.time.Instant;
import java.util.Optional;
import org.mailassay.analysis.message.HeaderField;

/// A signature over header fields and body of a message, as DKIM and ARC make it.
///
/// @param field the header field that holds it
/// @param tags every tag, known or not
/// @param parameters how it was made, by whom, and where the key is
/// @param content what was signed
/// @param signedAt when it was made, `t=`
/// @param expires when it expires, `x=`
public record MessageSignature(
        HeaderField field,
        TagList tags,
        SignatureParameters parameters,
        SignedContent content,
        Optional<Instant> signedAt,
        Optional<Instant> expires) {
    /// Reads the tags that both kinds have.
    ///
    /// @param emptyNames whether `h=` may be empty or hold empty names, which name no field
    /// @param canonicalization the one that is meant where the signature names none
    /// @return a signature that means nothing when the tags have a problem
    public static MessageSignature read(
            HeaderField field, TagList list, SignatureTags tags, boolean emptyNames, String canonicalization) {
        SignatureParameters parameters = tags.parameters();
        SignedContent content = tags.content(emptyNames, canonicalization);
        Optional<Instant> signedAt = tags.time("t");
        Optional<Instant> expires = tags.time("x");
        boolean backwards = signedAt.isPresent()
                && expires.isPresent()
                && signedAt.get().isBefore(Instant.MAX)
                && !expires.get().isAfter(signedAt.get());
        if (backwards) {
            tags.syntax("the signature expires (x=) no later than it was made (t=)");
        }
        return new MessageSignature(field, list, parameters, content, signedAt, expires);
    }

    BodyHashes.Wanted wantedHash() {
        return new BodyHashes.Wanted(
                content.bodyCanonicalization(), parameters.algorithm().hash(), content.bodyLength());
    }
}
