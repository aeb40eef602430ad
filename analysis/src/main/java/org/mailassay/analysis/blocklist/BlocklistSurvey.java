package org.mailassay.analysis.blocklist;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/// What lists said of several subjects.
///
/// @param answers in the order of the questions: subjects in their order, of each the lists in theirs
/// @param leftOut lists that were not asked since their last probe failed
/// @param notAsked how many questions were beyond the limit
public record BlocklistSurvey(List<Asked> answers, List<LeftOut> leftOut, int notAsked) {
    public BlocklistSurvey {
        answers = List.copyOf(answers);
        leftOut = List.copyOf(leftOut);
    }

    /// The listings, the worst first.
    public List<Asked> listings() {
        return BlocklistFindings.listings(answers);
    }

    /// How many lists answered.
    public long answered() {
        return BlocklistFindings.answered(answers);
    }

    /// What the listings cost together, in percent of what there is to lose: each list counts once, by its worst
    /// listing. It may be more than 100.
    public int cost() {
        return BlocklistFindings.cost(listings());
    }

    /// What the worst listing does; empty when there is none.
    public Optional<Impact> worst() {
        return listings().stream()
                .findFirst()
                .map(listing -> BlocklistFindings.listed(listing).impact());
    }

    /// Both together.
    BlocklistSurvey and(BlocklistSurvey other) {
        Set<LeftOut> left = new LinkedHashSet<>(leftOut);
        left.addAll(other.leftOut);
        return new BlocklistSurvey(
                Stream.concat(answers.stream(), other.answers.stream()).toList(),
                List.copyOf(left),
                notAsked + other.notAsked);
    }

    /// The same without the answers of lists that were found not to work.
    public BlocklistSurvey without(List<ProbeResult> dead) {
        if (dead.isEmpty()) {
            return this;
        }
        ListHealth health = ListHealth.of(dead);
        List<Asked> kept = new ArrayList<>();
        Set<LeftOut> more = new LinkedHashSet<>(leftOut);
        for (Asked one : answers) {
            Optional<ProbeResult> probe =
                    health.of(one.list().zone(), one.subject().kind());
            probe.ifPresentOrElse(result -> more.add(new LeftOut(one.list(), result)), () -> kept.add(one));
        }
        return new BlocklistSurvey(kept, List.copyOf(more), notAsked);
    }

    /// What was said of one address, as names and values.
    public SequencedMap<String, Object> fields(InetAddress address) {
        return BlocklistFields.of(new Subject.Address(address), this);
    }

    /// One answer.
    public record Asked(Blocklist list, Subject subject, BlocklistAnswer answer) {}

    /// A list that was not asked.
    public record LeftOut(Blocklist list, ProbeResult probe) {}
}
