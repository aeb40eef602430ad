package org.mailassay.analysis.spf;

import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.RecordType;

/// Fetches the text for a sender that was refused (RFC 7208, section 6.2). Whatever goes wrong, the result of the check
/// stays as it is.
final class Explaining {
    private Explaining() {}

    /// @param target the name that was asked for, with its macros expanded
    record Fetched(String target, SpfExplanation explanation) {}

    static Fetched fetch(MacroString location, CountedDns dns, MacroExpansion.Values macros) {
        Optional<String> target = MacroExpansion.domain(location, macros);
        if (target.isEmpty()) {
            return new Fetched("", new SpfExplanation.Unusable("its name cannot be looked up"));
        }
        SpfExplanation explanation = switch (dns.query(target.get(), RecordType.TXT)) {
            case CountedDns.Outcome.Failed failed ->
                new SpfExplanation.Unusable(failed.error().description());
            case CountedDns.Outcome.Answered answered -> explanation(target.get(), answered.records(), macros);
        };
        return new Fetched(target.get(), explanation);
    }

    private static SpfExplanation explanation(String target, List<DnsRecord> records, MacroExpansion.Values macros) {
        if (records.size() != 1 || !(records.getFirst() instanceof DnsRecord.Txt text)) {
            return new SpfExplanation.Unusable(target + " has " + records.size() + " text records, not one");
        }
        try {
            Optional<String> expanded = MacroExpansion.text(MacroParser.explanation(text.joined()), macros);
            return expanded.<SpfExplanation>map(words -> new SpfExplanation.Published(target, words))
                    .orElseGet(() -> new SpfExplanation.Unusable("the text at " + target + " is too long"));
        } catch (TermSyntaxException malformed) {
            return new SpfExplanation.Unusable("the text at " + target + " is malformed at character "
                    + (malformed.offset() + 1) + ": " + malformed.reason());
        }
    }
}
