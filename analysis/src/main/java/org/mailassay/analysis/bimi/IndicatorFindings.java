package org.mailassay.analysis.bimi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.Location;

/// Collects findings: the same sentence once, and not more than a person reads.
final class IndicatorFindings {
    private static final int MOST = 100;

    private final List<IndicatorFinding> findings = new ArrayList<>();
    private final Set<String> sentences = new HashSet<>();

    void add(IndicatorFault reason, String text) {
        add(new IndicatorFinding(reason, text, 0, 0));
    }

    void add(IndicatorFault reason, String text, Location place) {
        add(new IndicatorFinding(reason, text, place.getLineNumber(), place.getColumnNumber()));
    }

    private void add(IndicatorFinding finding) {
        // An error is never crowded out: without it the document would seem valid.
        boolean room = findings.size() < MOST || finding.isError();
        if (room && findings.size() < 2 * MOST && sentences.add(finding.text())) {
            findings.add(finding);
        }
    }

    List<IndicatorFinding> list() {
        return findings;
    }
}
