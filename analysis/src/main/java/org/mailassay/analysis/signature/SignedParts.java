package org.mailassay.analysis.signature;

import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.mime.Delimiters;
import org.mailassay.analysis.mime.MimePart;

/// The two parts of a multipart/signed (RFC 1847, section 2.1).
///
/// @param content what was signed: the first part with its header, its octets as they came
/// @param signature the second part without its transfer encoding
record SignedParts(Octets content, Octets signature) {
    /// Octets of a signature that are looked at; one with a long chain of certificates has a tenth of it.
    private static final int LARGEST_SIGNATURE = 256 * 1024;

    /// Takes them apart; empty when the part has not exactly the two.
    static Optional<SignedParts> of(MimePart signed) {
        Octets body = signed.body();
        String boundary = signed.contentType().get("boundary").stripTrailing();
        Delimiters delimiters = new Delimiters(body, boundary, body.length());
        if (signed.parts().size() != 2 || boundary.isEmpty() || !delimiters.next(0)) {
            return Optional.empty();
        }
        int start = delimiters.lineEnd();
        if (!delimiters.next(start)) {
            return Optional.empty();
        }
        // The line end in front of the delimiter belongs to the delimiter (RFC 3156, section 5).
        Octets content = body.slice(start, delimiters.contentEnd(start));
        return Optional.of(new SignedParts(content, signed.parts().get(1).decodedFirst(LARGEST_SIGNATURE)));
    }
}
