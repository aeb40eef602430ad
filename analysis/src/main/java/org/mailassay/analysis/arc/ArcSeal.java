package org.mailassay.analysis.arc;

import java.time.Instant;
import java.util.Optional;
import org.mailassay.analysis.dkim.SignatureParameters;
import org.mailassay.analysis.dkim.SignatureTags;
import org.mailassay.analysis.dkim.TagList;
import org.mailassay.analysis.message.HeaderField;

/// An `ARC-Seal` field (RFC 8617, section 4.1.3).
///
/// @param field the header field
/// @param tags every tag, known or not
/// @param parameters how it was made, by whom, and where the key is
/// @param chainValidation what its maker found of the chain so far, `cv=`: none, pass or fail
/// @param sealedAt when it was made, `t=`
public record ArcSeal(
        HeaderField field,
        TagList tags,
        SignatureParameters parameters,
        String chainValidation,
        Optional<Instant> sealedAt) {
    static final String NONE = "none";
    static final String PASS = "pass";
    static final String FAIL = "fail";

    /// Reads a field; what is wrong is noted in the reader of its tags.
    static ArcSeal read(HeaderField field, TagList list, SignatureTags tags) {
        SignatureParameters parameters = tags.parameters();
        Optional<Instant> sealedAt = tags.time("t");
        String chainValidation = tags.required("cv");
        boolean known = chainValidation.equals(NONE) || chainValidation.equals(PASS) || chainValidation.equals(FAIL);
        if (!known && list.tag("cv").isPresent()) {
            tags.syntax("the chain validation (cv=) is not none, pass or fail");
        }
        if (list.tag("h").isPresent()) {
            // Only this unknown tag is an error: a seal always signs the same fields.
            tags.syntax("a seal has no list of signed fields (h=)");
        }
        return new ArcSeal(field, list, parameters, chainValidation, sealedAt);
    }
}
