package org.mailassay.analysis.spf;

import java.util.List;
import java.util.Optional;

/// A sender policy as a domain publishes it (RFC 7208, section 3).
///
/// @param text as published, one char for each octet
/// @param directives in the order of evaluation
/// @param redirect the policy to use when no directive matches (RFC 7208, section 6.1)
/// @param explanation where the text for refused mail is found (RFC 7208, section 6.2)
/// @param unknown modifiers that the standard does not know, which are ignored (RFC 7208, section 6)
public record SpfRecord(
        String text,
        List<Directive> directives,
        Optional<Modifier> redirect,
        Optional<Modifier> explanation,
        List<Modifier> unknown) {
    private static final String VERSION = "v=spf1";

    public SpfRecord {
        directives = List.copyOf(directives);
        unknown = List.copyOf(unknown);
    }

    /// Whether a text record is a sender policy: its version, in any case, ends with a space or the record
    /// (RFC 7208, section 4.5).
    public static boolean isPolicy(String text) {
        return text.regionMatches(true, 0, VERSION, 0, VERSION.length())
                && (text.length() == VERSION.length() || text.charAt(VERSION.length()) == ' ');
    }

    /// Reads a policy.
    ///
    /// @param text a text record for which [#isPolicy(String)] holds
    public static SpfSyntax parse(String text) {
        if (!isPolicy(text)) {
            throw new IllegalArgumentException("not a sender policy");
        }
        return new RecordParser(text).parse(VERSION.length());
    }

    /// Whether a directive matches always, so that what follows it and any redirect have no effect.
    public boolean hasAll() {
        return directives.stream().anyMatch(each -> each.mechanism() instanceof Mechanism.All);
    }
}
