package org.mailassay.analysis.authentication;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.mailassay.analysis.dkim.DkimVerdict;
import org.mailassay.analysis.dmarc.Alignment;
import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.verdict.MessageVerdict;
import org.mailassay.analysis.verdict.VerdictFields;

/// DKIM: every signature of the message, and what the best of them is worth.
public final class DkimScanCheck implements Check {
    @Override
    public String name() {
        return "dkim";
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                DkimFindings.RESULT,
                DkimFindings.KEY_SIZE,
                DkimFindings.COVERAGE,
                DkimFindings.BODY_LENGTH,
                DkimFindings.TESTING,
                SignatureRemarks.SIGNATURES);
    }

    @Override
    public CheckReport run(ScanMaterial material) throws InterruptedException {
        MessageVerdict verdict = material.verdict();
        String author = verdict.dmarc().author() instanceof AuthorDomain.One(var domain) ? domain.text() : "";
        Dns dns = material.ports().dns();
        boolean signatureAdvised = DmarcFindings.asksForSignature(verdict, dns);
        // Without a record nothing is aligned: told is what would be.
        List<Alignment> alignments = DmarcAdvice.first(verdict, dns)
                .map(DmarcAdvice::then)
                .orElse(verdict.dmarc())
                .alignments();
        List<Finding> findings = new ArrayList<>(
                new DkimFindings(verdict.dkim(), material.header(), author, signatureAdvised, dns).all());
        findings.add(
                new SignatureRemarks(verdict.dkim(), author, material.message().receivedAt(), dns).finding());
        return CheckReport.of(findings).with("authentication.dkim", fields(verdict.dkim(), alignments));
    }

    /// The reference's fields: the selector and domain of the signature that speaks for the message.
    private static SequencedMap<String, Object> fields(List<DkimVerdict> verdicts, List<Alignment> alignments) {
        SequencedMap<String, Object> fields = VerdictFields.dkim(verdicts, alignments);
        Optional<DkimVerdict> speaking = verdicts.stream()
                .filter(DkimVerdict::passes)
                .findFirst()
                .or(() -> verdicts.stream().findFirst());
        fields.put(
                "selector",
                speaking.map(verdict -> (Object) verdict.tags().value("s")).orElse(Optional.empty()));
        fields.put("domain", speaking.map(verdict -> (Object) verdict.domain()).orElse(Optional.empty()));
        return fields;
    }
}
