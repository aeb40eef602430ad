package org.mailassay.analysis.links;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.mailassay.analysis.fetch.FetchAnswer;

/// A link with all that is known of it.
///
/// @param visit empty for what no browser fetches
/// @param verdicts at least one
/// @param notes more about the verdicts, in clauses
record JudgedLink(Link link, Optional<Visit> visit, Set<LinkVerdict> verdicts, List<String> notes) {
    private static final int LONGEST_URL = 2_048;

    JudgedLink {
        notes = List.copyOf(notes);
    }

    boolean is(LinkVerdict verdict) {
        return verdicts.contains(verdict);
    }

    /// As names and plain values.
    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("url", link.target());
        fields.put("text", link.text());
        fields.put("kind", link.kind().key());
        fields.put("host", link.host().map(host -> (Object) host.text()).orElse(Optional.empty()));
        fields.put(
                "status",
                visit.filter(Visit::answered)
                        .map(seen -> (Object) seen.status())
                        .orElse(Optional.empty()));
        fields.put(
                "final_url",
                visit.filter(Visit::answered)
                        .map(seen -> (Object) cut(seen.finalUrl()))
                        .orElse(Optional.empty()));
        fields.put(
                "redirects",
                visit.map(Visit::redirects).orElse(List.of()).stream()
                        .map(JudgedLink::hop)
                        .toList());
        fields.put(
                "certificate",
                visit.flatMap(Visit::certificate)
                        .map(certificate -> (Object) certificate(certificate))
                        .orElse(Optional.empty()));
        fields.put("verdicts", verdicts.stream().map(LinkVerdict::key).toList());
        fields.put("notes", notes);
        return fields;
    }

    private static String cut(String url) {
        return url.length() > LONGEST_URL ? url.substring(0, LONGEST_URL) : url;
    }

    private static SequencedMap<String, Object> hop(FetchAnswer.Hop hop) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("url", cut(hop.url()));
        fields.put("status", hop.status());
        return fields;
    }

    private static SequencedMap<String, Object> certificate(FetchAnswer.Certificate certificate) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("issuer", certificate.issuer());
        fields.put("expires", certificate.expires().toString());
        return fields;
    }
}
