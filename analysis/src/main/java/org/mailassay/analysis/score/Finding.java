package org.mailassay.analysis.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// The answer to a criterion for one message.
///
/// @param points 0 to those of the criterion; counted only if the status counts
/// @param summary one plain sentence
/// @param evidence what it rests on: names and plain values, for JSON
/// @param fix how to mend it, when there is something to mend
/// @param mendings what it comes to once a criterion that it depends on is mended, or itself where its advice does not
///     lead to all points
/// @param cap the limit that it puts to the whole score
public record Finding(
        Criterion criterion,
        Status status,
        int points,
        String summary,
        SequencedMap<String, Object> evidence,
        Optional<Fix> fix,
        List<Mending> mendings,
        Optional<Cap> cap) {
    public Finding {
        if (points < 0 || points > criterion.points()) {
            throw new IllegalArgumentException(criterion.id() + " cannot give " + points + " points");
        }
        evidence = new LinkedHashMap<>(evidence);
        mendings = List.copyOf(mendings);
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
        return new Finding(criterion, status, points, summary, more, fix, mendings, cap);
    }

    /// The same with a way to mend it.
    public Finding fixedBy(String text) {
        return fixedBy(Fix.of(text));
    }

    /// The same with a way to mend it.
    public Finding fixedBy(Fix how) {
        return new Finding(criterion, status, points, summary, evidence, Optional.of(how), mendings, cap);
    }

    /// The same, mended too once the other criterion is.
    public Finding mendedWith(Criterion other) {
        return mendedWith(other, criterion.pass(summary));
    }

    /// The same, which comes to something once the other criterion is mended. Of two for one criterion the first holds.
    public Finding mendedWith(Criterion other, Finding then) {
        return with(new Mending(other.id(), false, then));
    }

    /// The same, mended too by whoever follows the advice on the other criterion.
    public Finding mendedByAdviceOn(Criterion other) {
        return with(new Mending(other.id(), true, criterion.pass(summary)));
    }

    /// The same, whose advice mends another finding too, which does not know of it.
    public Finding mending(Finding other) {
        List<Mending> more = new ArrayList<>(mendings);
        more.add(new Mending(criterion.id(), true, other));
        return new Finding(criterion, status, points, summary, evidence, fix, more, cap);
    }

    /// What other findings become when its advice is followed.
    List<Finding> mendsToo() {
        return mendings.stream()
                .map(Mending::then)
                .filter(then -> !then.criterion().equals(criterion))
                .toList();
    }

    private Finding with(Mending mending) {
        if (!mending.then().criterion().equals(criterion)) {
            throw new IllegalArgumentException(criterion.id() + " cannot become "
                    + mending.then().criterion().id());
        }
        List<Mending> more = new ArrayList<>(mendings);
        more.add(mending);
        return new Finding(criterion, status, points, summary, evidence, fix, more, cap);
    }

    /// The same, whose advice leads to something else than all points.
    public Finding mendedTo(Finding then) {
        return mendedWith(criterion, then);
    }

    /// The ids of the criteria that it depends on.
    public List<String> mendedWith() {
        return mendings.stream()
                .map(Mending::criterion)
                .filter(id -> !id.equals(criterion.id()))
                .toList();
    }

    /// The same with a limit to the whole score.
    public Finding capping(Cap limit) {
        return new Finding(criterion, status, points, summary, evidence, fix, mendings, Optional.of(limit));
    }

    /// The same with its own advice followed: all points and no limit, where nothing else was said.
    Finding mended() {
        return after(criterion.id(), Set.of(criterion.id())).orElseGet(() -> criterion.pass(summary));
    }

    /// What it comes to once these criteria are mended; empty when it depends on none of them.
    ///
    /// @param advised the id of the one whose advice was followed
    Optional<Finding> after(String advised, Set<String> mended) {
        return mendings.stream()
                .filter(mending -> mending.then().criterion().equals(criterion))
                .filter(mending -> mending.byItsAdvice()
                        ? mending.criterion().equals(advised)
                        : mended.contains(mending.criterion()))
                .map(Mending::then)
                .findFirst();
    }

    /// Whether there is something to mend.
    public boolean isMendable() {
        return status == Status.WARN || status == Status.FAIL;
    }
}
