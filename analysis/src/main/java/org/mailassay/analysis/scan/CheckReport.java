package org.mailassay.analysis.scan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.mailassay.analysis.score.Finding;

/// What a check came to.
///
/// @param findings one for each of its criteria
/// @param details what it saw: JSON objects (or lists) by their place in the scan's results, `content.links`, each of
///     names and plain values: texts, numbers, truth values, lists and mappings of these, [java.util.Optional#empty()]
///     for null
public record CheckReport(List<Finding> findings, SequencedMap<String, Object> details) {
    public CheckReport {
        findings = List.copyOf(findings);
        details = new LinkedHashMap<>(details);
    }

    /// Findings with nothing more to show.
    public static CheckReport of(List<Finding> findings) {
        return new CheckReport(findings, new LinkedHashMap<>());
    }

    /// The same with one more object.
    public CheckReport with(String place, Object fields) {
        SequencedMap<String, Object> more = new LinkedHashMap<>(details);
        more.put(place, fields);
        return new CheckReport(findings, more);
    }
}
