package org.mailassay.analysis.headers;

import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Status;

/// Judges the header section and the form of the message.
public final class HeaderCheck implements Check {
    @Override
    public String name() {
        return "headers";
    }

    @Override
    public List<Criterion> criteria() {
        return HeaderFindings.ALL;
    }

    @Override
    public CheckReport run(ScanMaterial material) {
        return CheckReport.of(findings(material)).with("email", EmailDetails.of(material));
    }

    /// What is wrong by RFC 5322, each a sentence; empty when the message has its form. A date that is well-formed and
    /// long ago is not wrong in form.
    public static List<String> faultsOfForm(ScanMaterial material) {
        return findings(material).stream()
                .filter(finding -> finding.status() == Status.FAIL)
                .filter(finding -> finding.criterion().source().startsWith("RFC 5322"))
                .filter(finding -> !finding.evidence().containsKey(IdentityFindings.SKEW))
                .map(Finding::summary)
                .toList();
    }

    private static List<Finding> findings(ScanMaterial material) {
        List<Finding> findings = new ArrayList<>(new FormFindings(material).all());
        findings.addAll(MimeFindings.of(material.header(), material.content().tree()));
        findings.addAll(new OriginFindings(
                        material.header(), material.message().envelope().reversePath())
                .all());
        findings.addAll(new IdentityFindings(material).all());
        findings.addAll(ToldFindings.of(material.header()));
        return findings;
    }
}
