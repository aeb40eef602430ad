package org.mailassay.analysis.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The answer to a criterion for one message.
///
/// @param points 0 to those of the criterion; counted only if the status counts
/// @param summary one plain sentence
/// @param evidence what it rests on: names and plain values, for JSON
/// @param fix how to mend it, when there is something to mend
/// @param mendedWith the ids of criteria that this one depends on: once any of them is mended, so is this
/// @param cap the limit that it puts to the whole score
public record Finding(
        Criterion criterion,
        Status status,
        int points,
        String summary,
        SequencedMap<String, Object> evidence,
        Optional<Fix> fix,
        List<String> mendedWith,
        Optional<Cap> cap) {
    public Finding {
        if (points < 0 || points > criterion.points()) {
            throw new IllegalArgumentException(criterion.id() + " cannot give " + points + " points");
        }
        evidence = new LinkedHashMap<>(evidence);
        mendedWith = List.copyOf(mendedWith);
    }

    static Finding of(Criterion criterion, Status status, int points, String summary) {
        return new Finding(
                criterion,
                status,
                points,
                summary,
                new LinkedHashMap<>(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /// The same with one more piece of evidence.
    ///
    /// @param value a text, a number, a truth value, or a list or mapping of these
    public Finding with(String name, Object value) {
        SequencedMap<String, Object> more = new LinkedHashMap<>(evidence);
        more.put(name, value);
        return new Finding(criterion, status, points, summary, more, fix, mendedWith, cap);
    }

    /// The same with a way to mend it.
    public Finding fixedBy(String text) {
        return fixedBy(Fix.of(text));
    }

    /// The same with a way to mend it.
    public Finding fixedBy(Fix how) {
        return new Finding(criterion, status, points, summary, evidence, Optional.of(how), mendedWith, cap);
    }

    /// The same, mended too once the other criterion is.
    public Finding mendedWith(Criterion other) {
        List<String> more = new ArrayList<>(mendedWith);
        more.add(other.id());
        return new Finding(criterion, status, points, summary, evidence, fix, more, cap);
    }

    /// The same with a limit to the whole score.
    public Finding capping(Cap limit) {
        return new Finding(criterion, status, points, summary, evidence, fix, mendedWith, Optional.of(limit));
    }

    /// The same mended: all points and no limit.
    Finding mended() {
        return criterion.pass(summary);
    }

    /// Whether there is something to mend.
    public boolean isMendable() {
        return status == Status.WARN || status == Status.FAIL;
    }
}
