package org.mailassay.analysis.score;

import java.util.List;
import java.util.stream.Stream;

/// One question that a scan puts to every message. Its finding is made by one of the methods named for the answers.
///
/// @param id stable, `subject.aspect`, `dkim.key_size`
/// @param category where its points count
/// @param points the most it can give, relative to the other criteria of the category; 0 for what is only told
/// @param title for a person, a few words
/// @param source the standard and section, or the page, that asks for it
/// @param steps the cases that give some points, and the measures by which all or none are given; a number of points
///     that is in none of them cannot be given
public record Criterion(String id, Category category, int points, String title, String source, List<Step> steps) {
    /// No criterion gives more.
    public static final int MOST_POINTS = 40;

    public Criterion {
        if (points < 0 || points > MOST_POINTS) {
            throw new IllegalArgumentException(id + " has points out of range: " + points);
        }
        if (!id.matches("[a-z0-9_]+\\.[a-z0-9_]+")) {
            throw new IllegalArgumentException("not an id: " + id);
        }
        for (Step step : steps) {
            if (step.most() > points) {
                throw new IllegalArgumentException(id + " cannot give " + step.most() + " points");
            }
        }
        steps = List.copyOf(steps);
    }

    /// One that gives all points or none.
    public Criterion(String id, Category category, int points, String title, String source) {
        this(id, category, points, title, source, List.of());
    }

    /// The same with steps between all points and none.
    public Criterion steps(Step... more) {
        return new Criterion(
                id,
                category,
                points,
                title,
                source,
                Stream.concat(steps.stream(), Stream.of(more)).toList());
    }

    /// All points.
    ///
    /// @param summary one plain sentence
    public Finding pass(String summary) {
        return Finding.of(this, Status.PASS, points, summary);
    }

    /// The points of a step.
    public Finding warn(Step step, String summary) {
        return warn(step.points(), summary);
    }

    /// Some points.
    ///
    /// @param given none, or those of a step
    public Finding warn(int given, String summary) {
        if (given != 0 && steps.stream().noneMatch(step -> step.least() <= given && given <= step.most())) {
            throw new IllegalArgumentException(id + " has no step of " + given + " points");
        }
        return Finding.of(this, Status.WARN, given, summary);
    }

    /// No points.
    public Finding fail(String summary) {
        return Finding.of(this, Status.FAIL, 0, summary);
    }

    /// Out of the count, since the question does not arise.
    public Finding notApplicable(String summary) {
        return Finding.of(this, Status.NA, 0, summary);
    }

    /// Out of the count, since the answer could not be had.
    public Finding unverified(String summary) {
        return Finding.of(this, Status.UNVERIFIED, 0, summary);
    }
}
