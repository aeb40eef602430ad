package org.mailassay.analysis.blocklist;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// One list, by the data file.
///
/// @param zone where it stands in the DNS, without a key; unique, so it is also the list's name for programs
/// @param prefix the key with a dot behind it; empty for none
/// @param name for a person
/// @param kinds what it lists
/// @param form in which it is asked for domains
/// @param impact of a listing whose code has none of its own
/// @param terms whom it serves
/// @param lookupUrl where a person sees what it says
/// @param delistUrl where removal is asked for
/// @param codes what its answers mean, by the first that matches
/// @param refusals answers that are no listings
/// @param tests by which it is probed
public record Blocklist(
        String zone,
        String prefix,
        String name,
        Set<SubjectKind> kinds,
        DomainForm form,
        Impact impact,
        Terms terms,
        String lookupUrl,
        String delistUrl,
        List<ReturnCode> codes,
        List<Refusal> refusals,
        TestEntries tests) {
    public Blocklist {
        kinds = EnumSet.copyOf(kinds);
        codes = List.copyOf(codes);
        refusals = List.copyOf(refusals);
    }

    /// Whether it lists such subjects.
    public boolean lists(SubjectKind kind) {
        return kinds.contains(kind);
    }

    /// Whether it can be asked: its key is known, or it needs none.
    public boolean isUsable() {
        return terms != Terms.KEY || !prefix.isEmpty();
    }

    /// The same list with its key.
    public Blocklist withKey(String key) {
        return new Blocklist(
                zone, key + ".", name, kinds, form, impact, terms, lookupUrl, delistUrl, codes, refusals, tests);
    }

    /// The name in the DNS of an entry.
    String questionName(String entry) {
        return entry + "." + prefix + zone;
    }

    /// The top of the zone in the DNS.
    String apex() {
        return prefix + zone;
    }

    @Override
    public String toString() {
        return zone;
    }
}
