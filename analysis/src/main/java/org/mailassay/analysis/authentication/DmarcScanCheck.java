package org.mailassay.analysis.authentication;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.mailassay.analysis.connection.LocalAddress;
import org.mailassay.analysis.dmarc.DmarcRecord;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.verdict.MessageVerdict;
import org.mailassay.analysis.verdict.VerdictFields;

/// DMARC: whether the author's domain answers for the message, and what it asks receivers to do.
public final class DmarcScanCheck implements Check {
    @Override
    public String name() {
        return "dmarc";
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                DmarcFindings.RESULT,
                DmarcFindings.POLICY,
                DmarcFindings.RECORD,
                DmarcFindings.REPORTING,
                DmarcFindings.STANDARDS);
    }

    @Override
    public CheckReport run(ScanMaterial material) throws InterruptedException {
        MessageVerdict verdict = material.verdict();
        return CheckReport.of(List.of(
                        DmarcFindings.result(
                                verdict, isJudged(material.message().connection())),
                        DmarcFindings.policy(verdict.dmarc()),
                        DmarcFindings.quality(verdict.dmarc()),
                        DmarcFindings.reporting(verdict.dmarc()),
                        DmarcFindings.standards(verdict.dmarc())))
                .with("authentication.dmarc", fields(verdict));
    }

    /// Whether the client is one that SPF can judge.
    private static boolean isJudged(Connection connection) {
        return switch (connection) {
            case Connection.Smtp smtp -> !LocalAddress.is(smtp.client());
            case Connection.Hidden _, Connection.Unknown _ -> false;
        };
    }

    /// The reference's fields first.
    private static SequencedMap<String, Object> fields(MessageVerdict verdict) {
        SequencedMap<String, Object> fields = VerdictFields.dmarc(verdict.dmarc());
        Object alignments = fields.getOrDefault("alignments", List.of());
        boolean spf = Boolean.TRUE.equals(fields.get("spf_aligned"));
        boolean dkim = Boolean.TRUE.equals(fields.get("dkim_aligned"));
        fields.putFirst("alignment", DmarcAlignment.fields(spf, dkim, alignments));
        fields.putFirst(
                "record",
                DmarcFindings.foundRecord(verdict.dmarc())
                        .map(found -> (Object) found.text())
                        .orElse(Optional.empty()));
        Object policy = fields.getOrDefault("requested_policy", Optional.empty());
        fields.putFirst("policy", policy);
        fields.putFirst("result", verdict.dmarc().result().text());
        fields.remove("alignments");
        DmarcFindings.foundRecord(verdict.dmarc()).ifPresent(found -> tags(fields, found));
        return fields;
    }

    private static void tags(SequencedMap<String, Object> fields, DmarcRecord found) {
        fields.put("p", found.policyForDomain().text());
        fields.put("sp", found.policyForSubdomain().text());
        fields.put("np", found.policyForNonExistentSubdomain().text());
        fields.put("rua", found.rua().stream().map(uri -> uri.uri()).toList());
        fields.put("ruf", found.ruf().stream().map(uri -> uri.uri()).toList());
        fields.put("faults", FaultFields.of(found.faults()));
    }
}
