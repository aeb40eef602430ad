package org.mailassay.analysis.unsubscribe;

import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dkim.DkimSignature;
import org.mailassay.analysis.dkim.DkimVerdict;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;

/// Unsubscribing by one click (RFC 8058).
///
/// @param fields how many `List-Unsubscribe` fields there are
/// @param list the first of them
/// @param post the value of the first `List-Unsubscribe-Post` field
/// @param posts how many of those there are
public record OneClick(int fields, Optional<ListUnsubscribe> list, Optional<String> post, int posts) {
    /// The only value that means anything (RFC 8058, section 3.1).
    public static final String VALUE = "List-Unsubscribe=One-Click";

    private static final List<String> SIGNED = List.of("list-unsubscribe", "list-unsubscribe-post");

    /// Reads the fields of a message.
    public static OneClick of(HeaderFields header) {
        return new OneClick(
                header.named("List-Unsubscribe").size(),
                header.first("List-Unsubscribe").map(HeaderField::value).map(ListUnsubscribe::read),
                header.first("List-Unsubscribe-Post").map(HeaderField::value),
                header.named("List-Unsubscribe-Post").size());
    }

    /// Whether the fields offer it, signed or not.
    public boolean offered() {
        return list.map(found -> found.has("https")).orElse(false)
                && post.filter(VALUE::equals).isPresent()
                && posts == 1
                && fields == 1;
    }

    /// The first signature that holds and covers both fields (RFC 8058, section 4).
    public static Optional<DkimVerdict> covering(List<DkimVerdict> verdicts) {
        return verdicts.stream()
                .filter(DkimVerdict::passes)
                .filter(verdict -> verdict.signature().map(OneClick::covers).orElse(false))
                .findFirst();
    }

    /// Whether a signature covers both fields.
    static boolean covers(DkimSignature signature) {
        return SIGNED.stream().allMatch(signature::covers);
    }
}
