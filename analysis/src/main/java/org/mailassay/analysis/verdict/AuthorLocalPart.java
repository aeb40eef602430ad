package org.mailassay.analysis.verdict;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;

/// The local part of the author's address, by which a domain may choose among its BIMI records.
public final class AuthorLocalPart {
    /// A dot-atom before an at sign (RFC 5322, section 3.4.1). It begins where its characters begin and gives
    /// none of them back, so the time is linear.
    private static final Pattern DOT_ATOM =
            Pattern.compile("(?<![A-Za-z0-9!#$%&'*+/=?^_`{|}~.-])([A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]++)@");

    private AuthorLocalPart() {}

    /// The one that stands last, which is the address behind a display name; empty when it is quoted.
    public static String of(HeaderFields header) {
        Matcher matcher =
                DOT_ATOM.matcher(header.first("From").map(HeaderField::value).orElse(""));
        String last = "";
        while (matcher.find()) {
            last = matcher.group(1);
        }
        return last;
    }
}
