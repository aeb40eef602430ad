package org.mailassay.analysis.authentication;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.mailassay.analysis.connection.LocalAddress;
import org.mailassay.analysis.dmarc.DmarcRecord;
import org.mailassay.analysis.dmarc.DmarcResult;
import org.mailassay.analysis.dmarc.FailureOption;
import org.mailassay.analysis.dmarc.PolicyDiscovery;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.verdict.MessageVerdict;
import org.mailassay.analysis.verdict.VerdictFields;

/// DMARC: whether the author's domain answers for the message, and what it asks receivers to do.
public final class DmarcScanCheck implements Check {
    private final Duration patience;

    /// @param patience how long those who are to get reports may take to be asked
    public DmarcScanCheck(Duration patience) {
        this.patience = patience;
    }

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
                ReceiverFindings.RECEIVERS,
                DmarcFindings.STANDARDS);
    }

    @Override
    public CheckReport run(ScanMaterial material) throws InterruptedException {
        MessageVerdict verdict = material.verdict();
        Optional<PolicyDiscovery.Found> record = DmarcFindings.discovered(verdict.dmarc());
        Dns dns = material.ports().dns();
        DmarcFindings findings = new DmarcFindings(verdict, dns);
        List<ReportReceiver> receivers = receivers(record, dns);
        boolean judged = !LocalAddress.hides(material.message().connection());
        return CheckReport.of(List.of(
                        findings.result(judged),
                        findings.policy(),
                        findings.quality(),
                        findings.reporting(),
                        record.isPresent()
                                ? ReceiverFindings.of(receivers)
                                : ReceiverFindings.withoutRecord(verdict.dmarc(), receivers(findings.advised(), dns)),
                        findings.standards()))
                .with("authentication.dmarc", fields(verdict, judged, receivers));
    }

    private List<ReportReceiver> receivers(Optional<PolicyDiscovery.Found> record, Dns dns)
            throws InterruptedException {
        return record.isPresent() ? ReportReceivers.of(record.get(), dns, patience) : List.of();
    }

    /// The reference's fields first.
    ///
    /// @param judged whether SPF could judge the client
    private static SequencedMap<String, Object> fields(
            MessageVerdict verdict, boolean judged, List<ReportReceiver> receivers) {
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
        DmarcResult result = verdict.dmarc().result();
        fields.putFirst("result", !judged && result instanceof DmarcResult.Fail ? "unverified" : result.text());
        fields.remove("alignments");
        DmarcFindings.foundRecord(verdict.dmarc()).ifPresent(found -> tags(fields, found, receivers));
        return fields;
    }

    /// Every tag by its own name (RFC 9989, section 4.7), with the value that holds where it is missing.
    private static void tags(SequencedMap<String, Object> fields, DmarcRecord found, List<ReportReceiver> receivers) {
        fields.put("p", found.policyForDomain().text());
        fields.put("sp", found.policyForSubdomain().text());
        fields.put("np", found.policyForNonExistentSubdomain().text());
        fields.put("psd", found.psd().text());
        fields.put("t", found.testing() ? "y" : "n");
        fields.put("adkim", found.adkim().text());
        fields.put("aspf", found.aspf().text());
        fields.put("fo", found.fo().stream().sorted().map(FailureOption::text).toList());
        fields.put("rua", found.rua().stream().map(uri -> uri.uri()).toList());
        fields.put("ruf", found.ruf().stream().map(uri -> uri.uri()).toList());
        fields.put(
                "destinations", receivers.stream().map(ReportReceiver::fields).toList());
        fields.put("faults", FaultFields.of(found.faults()));
    }
}
