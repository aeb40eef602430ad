package org.mailassay.analysis.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Status;

/// What a check came to, for a test to ask.
public record Checked(CheckReport report) {
    /// The finding for a criterion.
    public Finding finding(String id) {
        return report.findings().stream()
                .filter(finding -> finding.criterion().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding for " + id));
    }

    /// Its status.
    public Status status(String id) {
        return finding(id).status();
    }

    /// Those that take points away, `headers.date`; sorted.
    public List<String> costly() {
        return report.findings().stream()
                .filter(finding -> finding.status().counts())
                .filter(finding -> finding.points() < finding.criterion().points())
                .map(finding -> finding.criterion().id())
                .sorted()
                .toList();
    }

    /// A value of the details, by its place and the names that lead to it; the test fails when one is missing.
    /// What stands for null is null's text.
    public Object detail(String place, String... names) {
        Object value = report.details().get(place);
        for (String name : names) {
            value = value instanceof Map<?, ?> fields && fields.containsKey(name)
                    ? Optional.<Object>ofNullable(fields.get(name)).orElse("null")
                    : new AssertionError("no " + name + " in " + value);
        }
        if (value instanceof AssertionError missing) {
            throw missing;
        }
        return value instanceof Optional<?> optional
                ? optional.<Object>map(found -> found).orElse("null")
                : Optional.ofNullable(value).orElseThrow(() -> new AssertionError("no details at " + place));
    }
}
