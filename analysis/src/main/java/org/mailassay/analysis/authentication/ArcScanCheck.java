package org.mailassay.analysis.authentication;

import java.util.List;
import org.mailassay.analysis.arc.ArcResult;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.verdict.VerdictFields;

/// ARC (RFC 8617). It is told and counts nothing: a sender need not seal, and the standard is on its way to historic.
public final class ArcScanCheck implements Check {
    static final Criterion RESULT =
            new Criterion("arc.result", Category.AUTHENTICATION, 0, "The ARC chain", "RFC 8617, section 5.2");

    @Override
    public String name() {
        return "arc";
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(RESULT);
    }

    @Override
    public CheckReport run(ScanMaterial material) throws InterruptedException {
        ArcResult arc = material.verdict().arc();
        Finding finding = switch (arc) {
            case ArcResult.None _ -> RESULT.notApplicable("The message has no ARC chain.");
            case ArcResult.Pass _ -> RESULT.pass("The ARC chain holds.");
            case ArcResult.Fail fail -> RESULT.warn(0, "The ARC chain does not hold: " + fail.detail() + ".");
        };
        return CheckReport.of(List.of(finding)).with("authentication.arc", VerdictFields.arc(arc));
    }
}
