package org.mailassay.analysis.scan;

import java.util.List;
import org.mailassay.analysis.score.Score;

/// What a scan came to.
///
/// @param material what was scanned
/// @param outcomes of all checks, in their order
/// @param score of all findings, in the order of the checks
public record ScanReport(ScanMaterial material, List<CheckOutcome> outcomes, Score score) {
    public ScanReport {
        outcomes = List.copyOf(outcomes);
    }
}
