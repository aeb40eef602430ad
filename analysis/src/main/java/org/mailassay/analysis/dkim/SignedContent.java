package org.mailassay.analysis.dkim;

import java.util.List;
import org.mailassay.analysis.message.Octets;

/// What a signature over a message was made over.
///
/// @param fieldNames the names of the signed header fields in lower case, in the order signed, `h=`
/// @param bodyLength how many octets of the canonical body are signed, `l=`; [Long#MAX_VALUE] for all of them
/// @param bodyHash the hash of the body, `bh=`
public record SignedContent(
        HeaderCanonicalization headerCanonicalization,
        BodyCanonicalization bodyCanonicalization,
        List<String> fieldNames,
        long bodyLength,
        Octets bodyHash) {
    public SignedContent {
        fieldNames = List.copyOf(fieldNames);
    }

    /// Whether only a part of the body may be signed.
    public boolean hasBodyLength() {
        return bodyLength != BodyHashes.WHOLE;
    }
}
