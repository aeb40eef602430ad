package org.mailassay.analysis.authentication;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.mailassay.analysis.connection.LocalAddress;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.spf.SpfCheck;
import org.mailassay.analysis.spf.SpfRecordJudgement;
import org.mailassay.analysis.spf.SpfResult;
import org.mailassay.analysis.verdict.SpfVerdict;
import org.mailassay.analysis.verdict.VerdictFields;

/// SPF: whether the client may use the domains of the envelope and of its HELO, and whether the policy is sound.
public final class SpfScanCheck implements Check {
    @Override
    public String name() {
        return "spf";
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(SpfFindings.RESULT, SpfFindings.HELO, SpfFindings.RECORD);
    }

    @Override
    public CheckReport run(ScanMaterial material) throws InterruptedException {
        SpfVerdict verdict = material.verdict().spf();
        return switch (verdict) {
            case SpfVerdict.Evaluated(SpfCheck mailFrom, SpfCheck helo) -> {
                Dns dns = material.ports().dns();
                SpfRecordJudgement judgement = DomainName.of(mailFrom.domain())
                        .filter(domain -> !domain.text().isEmpty())
                        .map(domain -> SpfRecordJudgement.of(domain, dns))
                        .orElseGet(() -> new SpfRecordJudgement.Missing(List.of()));
                SpfFindings findings = new SpfFindings(mailFrom, EnvelopeAdvice.of(material.verdict(), dns), dns);
                yield CheckReport.of(List.of(
                                findings.result(),
                                mailFrom.request().isFromNobody()
                                        ? SpfFindings.HELO.notApplicable(
                                                "The envelope sender is empty, so the HELO name stands in for it.")
                                        : findings.helo(helo),
                                findings.record(judgement)))
                        .with("authentication.spf", fields(verdict, mailFrom, judgement));
            }
            case SpfVerdict.NotEvaluated(String reason) ->
                CheckReport.of(criteria().stream()
                                .map(criterion -> unverified(criterion, reason))
                                .toList())
                        .with("authentication.spf", unknown(verdict));
        };
    }

    private static Finding unverified(Criterion criterion, String reason) {
        return criterion.unverified("SPF cannot be evaluated: " + reason + ".");
    }

    /// The reference's fields first, then all that is known.
    private static SequencedMap<String, Object> fields(
            SpfVerdict verdict, SpfCheck check, SpfRecordJudgement judgement) {
        SequencedMap<String, Object> fields = VerdictFields.spf(verdict);
        String record =
                check.result() instanceof SpfResult.None ? "" : check.trace().record();
        fields.putFirst("dns_lookups", check.terms());
        fields.putFirst("domain", check.domain());
        fields.putFirst("record", record.isEmpty() ? Optional.empty() : record);
        boolean hidden = LocalAddress.is(check.request().client()) && isAgainst(check.result());
        fields.putFirst("result", hidden ? "unverified" : check.result().keyword());
        if (hidden) {
            fields.put("evaluated", false);
            fields.put("reason", LocalAddress.REASON);
            fields.put("explanation", "");
        }
        if (judgement instanceof SpfRecordJudgement.Judged judged) {
            fields.put("total_lookups", judged.tree().terms());
            fields.put("void_lookups", judged.voidLookups());
            fields.put("faults", FaultFields.of(judged.faults()));
            fields.put("includes", SpfTree.of(judged.tree()));
        }
        return fields;
    }

    /// Whether it speaks against the client, which of a neighbour of the appliance means nothing.
    private static boolean isAgainst(SpfResult result) {
        return result instanceof SpfResult.Fail
                || result instanceof SpfResult.SoftFail
                || result instanceof SpfResult.Neutral;
    }

    private static SequencedMap<String, Object> unknown(SpfVerdict verdict) {
        SequencedMap<String, Object> fields = VerdictFields.spf(verdict);
        fields.putFirst("dns_lookups", 0);
        fields.putFirst("domain", Optional.empty());
        fields.putFirst("record", Optional.empty());
        fields.putFirst("result", "unverified");
        return fields;
    }
}
