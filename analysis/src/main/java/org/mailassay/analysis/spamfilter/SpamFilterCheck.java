package org.mailassay.analysis.spamfilter;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.mailassay.analysis.dns.SideBySide;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;

/// Asks the spam filters that are set up. One that is not there costs nobody anything.
public final class SpamFilterCheck implements Check {
    private final FilterRules rules;

    public SpamFilterCheck(FilterRules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "spam_filters";
    }

    @Override
    public List<Criterion> criteria() {
        return SpamFilterFindings.all();
    }

    @Override
    public CheckReport run(ScanMaterial material) {
        List<SpamFilter> filters = material.ports().filters();
        List<FilterAnswer> said = SideBySide.map(filters, filter -> filter.judge(material.message()));
        Map<FilterName, FilterAnswer> answers = new EnumMap<>(FilterName.class);
        for (int i = 0; i < filters.size(); i++) {
            answers.put(filters.get(i).name(), said.get(i));
        }
        CheckReport report = CheckReport.of(SpamFilterFindings.all().stream()
                .map(criterion -> finding(criterion, answers))
                .toList());
        return report.with("content.spamassassin", fields(FilterName.SPAMASSASSIN, answers))
                .with("content.rspamd", fields(FilterName.RSPAMD, answers));
    }

    private Finding finding(Criterion criterion, Map<FilterName, FilterAnswer> answers) {
        FilterName name = criterion.equals(SpamFilterFindings.RSPAMD) ? FilterName.RSPAMD : FilterName.SPAMASSASSIN;
        return switch (answer(name, answers)) {
            case FilterAnswer.Judged judged
            when judged.threshold() > 0 -> SpamFilterFindings.judge(name, FilterVerdict.of(name, judged, rules));
            case FilterAnswer.Judged judged ->
                criterion.unverified(name.label() + " has a threshold of " + judged.threshold()
                        + ", by which nothing can be measured.");
            case FilterAnswer.Unavailable(String reason) ->
                criterion.unverified(name.label() + " did not judge the message: " + reason + ".");
        };
    }

    private static FilterAnswer answer(FilterName name, Map<FilterName, FilterAnswer> answers) {
        return answers.getOrDefault(name, new FilterAnswer.Unavailable("it is not set up here"));
    }

    private SequencedMap<String, Object> fields(FilterName name, Map<FilterName, FilterAnswer> answers) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        switch (answer(name, answers)) {
            case FilterAnswer.Judged judged -> {
                FilterVerdict verdict = FilterVerdict.of(name, judged, rules);
                fields.put("score", judged.score());
                fields.put("counted_score", verdict.counted());
                fields.put("threshold", judged.threshold());
                fields.put(
                        "rules",
                        verdict.rules().stream().map(SpamFilterCheck::rule).toList());
                fields.put("unavailable", Optional.empty());
            }
            case FilterAnswer.Unavailable(String reason) -> {
                fields.put("score", Optional.empty());
                fields.put("counted_score", Optional.empty());
                fields.put("threshold", Optional.empty());
                fields.put("rules", List.of());
                fields.put("unavailable", reason);
            }
        }
        return fields;
    }

    private static SequencedMap<String, Object> rule(FilterVerdict.JudgedRule rule) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", rule.fired().name());
        fields.put("score", rule.fired().score());
        fields.put("description", rule.fired().description());
        fields.put("explanation", rule.explanation());
        fields.put("counted", rule.notCounted().isEmpty());
        fields.put("reason", rule.notCounted().orElse(""));
        return fields;
    }
}
