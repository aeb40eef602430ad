package org.mailassay.analysis.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.DnsRecord;

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

    /// The data of a record has at most so many octets (RFC 1035, section 3.2.1).
    private static final int LONGEST = 65_535;

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

    /// The policies among the text records of a domain, each with its strings joined (RFC 7208, sections 3.3 and 4.5).
    static List<String> among(List<DnsRecord> records) {
        List<String> policies = new ArrayList<>(1);
        for (DnsRecord each : records) {
            if (each instanceof DnsRecord.Txt text) {
                String joined = text.joined();
                if (isPolicy(joined)) {
                    policies.add(joined);
                }
            }
        }
        return policies;
    }

    /// Reads a policy.
    ///
    /// @param text a text record for which [#isPolicy(String)] holds
    public static SpfSyntax parse(String text) {
        if (!isPolicy(text)) {
            throw new IllegalArgumentException("not a sender policy");
        }
        if (text.length() > LONGEST) {
            SpfRecord empty = new SpfRecord(text, List.of(), Optional.empty(), Optional.empty(), List.of());
            SpfSyntaxError error = new SpfSyntaxError(LONGEST, "", "longer than a DNS record can be");
            return new SpfSyntax.Broken(empty, List.of(error));
        }
        return new RecordParser(text).parse(VERSION.length());
    }

    /// Whether a directive matches always, so that what follows it and any redirect have no effect.
    public boolean hasAll() {
        return directives.stream().anyMatch(each -> each.mechanism() instanceof Mechanism.All);
    }

    /// The directives up to the first that matches always.
    public List<Directive> reachable() {
        for (int i = 0; i < directives.size(); i++) {
            if (directives.get(i).mechanism() instanceof Mechanism.All) {
                return directives.subList(0, i + 1);
            }
        }
        return directives;
    }
}
