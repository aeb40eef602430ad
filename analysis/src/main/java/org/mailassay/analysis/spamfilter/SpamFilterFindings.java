package org.mailassay.analysis.spamfilter;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Step;
import org.mailassay.analysis.spamfilter.FilterVerdict.JudgedRule;

/// What a filter's score is worth.
///
/// Points fall evenly between two shares of the filter's threshold. SpamAssassin has one threshold, from which on a
/// message is spam. Rspamd's is that of refusing; by its usual settings it marks spam from two fifths of it.
final class SpamFilterFindings {
    private static final int POINTS = 40;

    static final Criterion SPAMASSASSIN = criterion(FilterName.SPAMASSASSIN, "SpamAssassin finds little against it");
    static final Criterion RSPAMD = criterion(FilterName.RSPAMD, "Rspamd finds little against it");

    private static final int MOST_RULES = 5;

    private SpamFilterFindings() {}

    private static Criterion criterion(FilterName name, String title) {
        Scale scale = Scale.of(name);
        return new Criterion("spam_filters." + name.key(), Category.SPAM_FILTERS, POINTS, title, name.label())
                .steps(new Step(
                        0,
                        POINTS,
                        "all up to %.0f %% of the filter's threshold, none from %.0f %%, and evenly fewer between"
                                .formatted(100 * scale.all(), 100 * scale.none())));
    }

    static Criterion of(FilterName name) {
        return switch (name) {
            case SPAMASSASSIN -> SPAMASSASSIN;
            case RSPAMD -> RSPAMD;
        };
    }

    /// The shares of the threshold up to which all points are given, and from which none.
    private record Scale(double all, double none) {
        private static Scale of(FilterName name) {
            return switch (name) {
                case SPAMASSASSIN -> new Scale(0.2, 1.0);
                case RSPAMD -> new Scale(0.15, 0.4);
            };
        }
    }

    static Finding judge(FilterName name, FilterVerdict verdict) {
        Criterion criterion = of(name);
        Scale scale = Scale.of(name);
        double threshold = verdict.judged().threshold();
        double share = verdict.counted() / threshold;
        double given = (scale.none() - share) / (scale.none() - scale.all());
        int points = (int) Math.round(criterion.points() * Math.clamp(given, 0.0, 1.0));
        String summary = "%s gives it %s points; from %s on it is spam."
                .formatted(name.label(), decimal(verdict.counted()), decimal(threshold * scale.none()));
        Finding finding = points == criterion.points()
                ? criterion.pass(summary)
                : share >= scale.none() || points == 0 ? criterion.fail(summary) : criterion.warn(points, summary);
        Finding shown = finding.with("score", verdict.judged().score())
                .with("counted_score", verdict.counted())
                .with("threshold", threshold);
        return finding.isMendable() ? shown.fixedBy(fix(verdict)) : shown;
    }

    private static String fix(FilterVerdict verdict) {
        return verdict.rules().stream()
                .filter(rule -> rule.notCounted().isEmpty() && rule.fired().score() > 0)
                .sorted(Comparator.<JudgedRule>comparingDouble(
                                rule -> -rule.fired().score())
                        .thenComparing(rule -> rule.fired().name()))
                .limit(MOST_RULES)
                .map(rule -> "%s (%s): %s"
                        .formatted(rule.fired().name(), decimal(rule.fired().score()), rule.explanation()))
                .collect(Collectors.joining("; ", "Change what the heaviest rules are about. ", ""));
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    static List<Criterion> all() {
        return List.of(SPAMASSASSIN, RSPAMD);
    }
}
