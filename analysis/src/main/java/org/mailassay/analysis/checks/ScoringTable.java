package org.mailassay.analysis.checks;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.score.Cap;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Step;

/// The whole scoring as a page for people (docs/scoring.md), made from the criteria themselves.
public final class ScoringTable {
    private static final String HEAD = """
            # How a scan is scored

            This page is made from the program's own table; a test compares them.

            Each criterion gives points within its category. The share of its points that a category earned is weighted by the
            category's weight, and `overall` is the weighted mean, 0 to 100, rounded half up. What does not apply (`na`) and what could
            not be found out (`unverified`) is left out of the points that could be earned; a category in which nothing counted is
            left out of the weights. Then the lowest cap applies. Nothing else enters: the same findings give the same score.

            `gain` of a finding is the score with its advice followed less the score as it is. What only follows from it, such as
            DMARC when an aligned signature fails, is taken to be mended with it. What is advised counts as what it is: a first DMARC
            record with `p=none` gains no more points than that policy gives. What a spam filter would say then is not guessed.

            `pass` gives all points and `fail` none. `warn` gives none but where the steps below a table say otherwise; they name the
            measures too by which points are given.

            """;

    private ScoringTable() {}

    /// The page, in Markdown.
    public static String page(List<Check> checks) {
        List<Criterion> criteria =
                checks.stream().flatMap(check -> check.criteria().stream()).toList();
        StringBuilder page = new StringBuilder(HEAD);
        for (Category category : Category.values()) {
            List<Criterion> own = criteria.stream()
                    .filter(criterion -> criterion.category() == category)
                    .toList();
            int points = own.stream().mapToInt(Criterion::points).sum();
            page.append(
                    "## %s: weight %d of 100, %d points\n\n".formatted(category.label(), category.weight(), points));
            page.append("| criterion | points | what is asked | source |\n|---|---|---|---|\n");
            own.forEach(criterion -> page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            criterion.id(),
                            criterion.points() == 0 ? "told only" : String.valueOf(criterion.points()),
                            criterion.title(),
                            criterion.source())));
            page.append('\n').append(steps(own));
        }
        page.append("## Caps\n\n| cap | overall at most | why |\n|---|---|---|\n");
        page.append(Stream.of(Cap.values())
                .map(cap -> "| `%s` | %d | %s |\n".formatted(cap.key(), cap.overall(), cap.reason()))
                .collect(Collectors.joining()));
        return page.toString();
    }

    private static String steps(List<Criterion> criteria) {
        String rows = criteria.stream()
                .flatMap(criterion -> criterion.steps().stream().map(step -> row(criterion, step)))
                .collect(Collectors.joining());
        return rows.isEmpty() ? "" : "| criterion | gives | when |\n|---|---|---|\n" + rows + "\n";
    }

    private static String row(Criterion criterion, Step step) {
        String given = step.least() == step.most() ? String.valueOf(step.most()) : step.least() + " to " + step.most();
        return "| `%s` | %s of %d | %s |\n".formatted(criterion.id(), given, criterion.points(), step.when());
    }
}
