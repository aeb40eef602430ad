package org.mailassay.analysis.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.mailassay.analysis.arc.ArcResult;
import org.mailassay.analysis.authresults.AuthenticationResults;
import org.mailassay.analysis.authresults.MethodResult;
import org.mailassay.analysis.dkim.DkimVerdict;
import org.mailassay.analysis.dmarc.Alignment;
import org.mailassay.analysis.dmarc.DmarcVerdict;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.spf.ReceivedSpf;
import org.mailassay.analysis.spf.SpfCheck;
import org.mailassay.analysis.spf.SpfCheckFields;

/// A verdict as names and values, for JSON: texts, numbers, truth values, lists and mappings of these.
public final class VerdictFields {
    private VerdictFields() {}

    /// Everything about a verdict. Texts that do not apply are empty.
    ///
    /// @param receiver who speaks in the Authentication-Results
    public static SequencedMap<String, Object> of(
            ReceivedMessage message, MessageVerdict verdict, BimiVerdict bimi, String receiver) {
        AuthenticationResults results = VerdictResults.of(receiver, verdict, message.connection(), Optional.of(bimi));
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", message.receivedAt().toString());
        fields.put("authenticated", verdict.authenticated());
        fields.put("spf", spf(verdict.spf()));
        fields.put("dkim", dkim(verdict.dkim(), verdict.dmarc().alignments()));
        fields.put("arc", arc(verdict.arc()));
        fields.put("dmarc", dmarc(verdict.dmarc()));
        fields.put("bimi", BimiFields.of(bimi, word(results, "bimi")));
        fields.put("authentication_results", results.field());
        fields.put(
                "received_spf",
                verdict.spf().mailFromCheck().map(ReceivedSpf::of).orElse(""));
        return fields;
    }

    /// What SPF says.
    public static SequencedMap<String, Object> spf(SpfVerdict spf) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        switch (spf) {
            case SpfVerdict.Evaluated(SpfCheck mailFrom, SpfCheck helo) -> {
                fields.put("result", mailFrom.result().keyword());
                fields.put("evaluated", true);
                fields.put("reason", "");
                SequencedMap<String, Object> checked = SpfCheckFields.of(mailFrom);
                fields.put("explanation", checked.getOrDefault("explanation", ""));
                fields.put("mailfrom", checked);
                fields.put("helo", SpfCheckFields.of(helo));
            }
            case SpfVerdict.NotEvaluated(String reason) -> {
                fields.put("result", "none");
                fields.put("evaluated", false);
                fields.put("reason", reason);
                fields.put("explanation", "");
            }
        }
        return fields;
    }

    /// What ARC says.
    public static SequencedMap<String, Object> arc(ArcResult arc) {
        return ArcFields.of(arc);
    }

    /// What DMARC says.
    public static SequencedMap<String, Object> dmarc(DmarcVerdict dmarc) {
        return DmarcFields.of(dmarc);
    }

    /// What DKIM says: one signature that passes is enough; without one the first speaks for all.
    ///
    /// @param alignments what DMARC says of them; empty when that is not known
    public static SequencedMap<String, Object> dkim(List<DkimVerdict> verdicts, List<Alignment> alignments) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        String first =
                verdicts.isEmpty() ? "none" : verdicts.getFirst().result().word();
        fields.put("result", verdicts.stream().anyMatch(DkimVerdict::passes) ? "pass" : first);
        fields.put(
                "signatures",
                verdicts.stream()
                        .map(verdict -> DkimFields.of(verdict, alignments))
                        .toList());
        return fields;
    }

    private static String word(AuthenticationResults results, String method) {
        return results.results().stream()
                .filter(result -> result.method().equals(method))
                .map(MethodResult::result)
                .findFirst()
                .orElse("");
    }
}
