package org.mailassay.analysis.scan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.mailassay.analysis.score.Cap;
import org.mailassay.analysis.score.CategoryScore;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Fix;
import org.mailassay.analysis.score.Score;
import org.mailassay.analysis.score.ScoredFinding;
import org.mailassay.analysis.score.Status;

/// A report as names and plain values, for JSON: the results of the Audit API.
public final class ScanResults {
    /// The objects of the reference, which are always there, in its order, then ours.
    private static final List<String> SECTIONS = List.of(
            "email", "server", "authentication", "security", "reputation", "content", "headers", "infrastructure");

    private ScanResults() {}

    /// The results of a scan.
    ///
    /// @param scanId what names it
    public static SequencedMap<String, Object> of(String scanId, ScanReport report) {
        SequencedMap<String, Object> details = details(report);
        SequencedMap<String, Object> results = new LinkedHashMap<>();
        results.put("scan_id", scanId);
        results.put("status", "completed");
        results.put("scores", scores(report));
        for (String section : SECTIONS) {
            results.put(section, details.getOrDefault(section, new LinkedHashMap<>()));
        }
        details.forEach(results::putIfAbsent);
        results.put(
                "findings",
                report.score().findings().stream().map(ScanResults::finding).toList());
        results.put("checks", report.outcomes().stream().map(ScanResults::check).toList());
        return results;
    }

    /// SpamAssassin's score; empty when it gave none.
    public static OptionalDouble spamScore(ScanReport report) {
        return at(details(report), "content", "spamassassin", "score") instanceof Number score
                ? OptionalDouble.of(score.doubleValue())
                : OptionalDouble.empty();
    }

    /// The author as a mail program shows it; empty when there is none.
    public static String author(ScanReport report) {
        return text(report, "from");
    }

    /// The subject, decoded; empty when there is none.
    public static String subject(ScanReport report) {
        return text(report, "subject");
    }

    private static String text(ScanReport report, String name) {
        Object found = at(details(report), "email", name);
        return found instanceof Optional<?> known ? known.map(String::valueOf).orElse("") : String.valueOf(found);
    }

    /// What checks saw, each at its place: `section.name`, or a section as a whole.
    private static SequencedMap<String, Object> details(ScanReport report) {
        SequencedMap<String, Object> all = new LinkedHashMap<>();
        SequencedMap<String, SequencedMap<String, Object>> sections = new LinkedHashMap<>();
        for (CheckOutcome outcome : report.outcomes()) {
            outcome.report().details().forEach((place, fields) -> {
                int dot = place.indexOf('.');
                if (dot < 0) {
                    all.put(place, fields);
                } else {
                    sections.computeIfAbsent(place.substring(0, dot), _ -> new LinkedHashMap<>())
                            .put(place.substring(dot + 1), fields);
                }
            });
        }
        ReferenceFields.complete(sections);
        sections.forEach(all::putIfAbsent);
        return all;
    }

    private static Object at(Object from, String... path) {
        Object found = from;
        for (String name : path) {
            found = found instanceof Map<?, ?> fields && fields.containsKey(name) ? fields.get(name) : Optional.empty();
        }
        return found;
    }

    private static SequencedMap<String, Object> scores(ScanReport report) {
        Score score = report.score();
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("overall", score.overall());
        OptionalDouble spam = spamScore(report);
        fields.put("spam", spam.isPresent() ? spam.getAsDouble() : Optional.empty());
        fields.put(
                "breakdown",
                score.categories().stream().map(ScanResults::category).toList());
        fields.put("uncapped", score.uncapped());
        fields.put("caps", score.caps().stream().map(ScanResults::cap).toList());
        for (Status status : Status.values()) {
            fields.put(
                    status.text() + "_count",
                    score.findings().stream()
                            .filter(each -> each.finding().status() == status)
                            .count());
        }
        return fields;
    }

    private static SequencedMap<String, Object> category(CategoryScore score) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("category", score.category().key());
        fields.put("label", score.category().label());
        fields.put("weight", score.category().weight());
        fields.put("earned", score.earned());
        fields.put("possible", score.possible());
        fields.put("percent", score.counts() ? score.percent() : Optional.empty());
        return fields;
    }

    private static SequencedMap<String, Object> cap(Cap cap) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("cap", cap.key());
        fields.put("overall", cap.overall());
        fields.put("reason", cap.reason());
        return fields;
    }

    private static SequencedMap<String, Object> finding(ScoredFinding scored) {
        Finding finding = scored.finding();
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", finding.criterion().id());
        fields.put("category", finding.criterion().category().key());
        fields.put("title", finding.criterion().title());
        fields.put("status", finding.status().text());
        fields.put("points", finding.points());
        fields.put("max_points", finding.criterion().points());
        fields.put("gain", scored.gain());
        fields.put("summary", finding.summary());
        fields.put("evidence", finding.evidence());
        fields.put("fix", finding.fix().<Object>map(ScanResults::fix).orElse(Optional.empty()));
        fields.put("source", finding.criterion().source());
        return fields;
    }

    private static SequencedMap<String, Object> fix(Fix fix) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", fix.text());
        fields.put("name", text(fix.name()));
        fields.put("type", text(fix.type()));
        fields.put("value", text(fix.value()));
        return fields;
    }

    private static Object text(String text) {
        return text.isEmpty() ? Optional.empty() : text;
    }

    private static SequencedMap<String, Object> check(CheckOutcome outcome) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("check", outcome.check());
        fields.put(
                "end",
                switch (outcome.end()) {
                    case CheckOutcome.Done _ -> "done";
                    case CheckOutcome.Late _ -> "late";
                    case CheckOutcome.Broken _ -> "broken";
                });
        return fields;
    }
}
