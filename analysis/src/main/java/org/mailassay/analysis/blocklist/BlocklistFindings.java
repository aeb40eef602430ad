package org.mailassay.analysis.blocklist;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailassay.analysis.blocklist.BlocklistSurvey.Asked;
import org.mailassay.analysis.score.Cap;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Step;

/// What listings are worth.
final class BlocklistFindings {
    private static final String COSTS = "each list takes a share by the impact of its worst listing: "
            + Stream.of(Impact.values())
                    .map(impact -> impact.key() + " " + impact.cost() + " %")
                    .collect(Collectors.joining(", "));

    static final Criterion ADDRESS = new Criterion(
                    "blocklists.address",
                    Category.REPUTATION,
                    40,
                    "The sending address is on no blocklist",
                    "RFC 5782, section 2.1")
            .steps(new Step(0, 40, COSTS));
    static final Criterion DOMAINS = new Criterion(
                    "blocklists.domains",
                    Category.REPUTATION,
                    30,
                    "The sender's domains are on no blocklist",
                    "RFC 5782, section 3")
            .steps(new Step(0, 30, COSTS));
    static final Criterion LINKS = new Criterion(
                    "blocklists.links",
                    Category.REPUTATION,
                    20,
                    "No link leads to a listed domain",
                    "RFC 5782, section 3")
            .steps(new Step(0, 20, COSTS));
    static final Criterion COVERAGE = new Criterion(
            "blocklists.coverage", Category.REPUTATION, 0, "The blocklists answered", "RFC 5782, section 5");

    private static final int MOST_SHOWN = 20;

    private BlocklistFindings() {}

    /// Judges what lists said of a group of subjects.
    ///
    /// @param who the subjects in words, `The address 192.0.2.1`
    static Finding judge(Criterion criterion, String who, List<Asked> asked) {
        List<Asked> listings = listings(asked);
        long answered = answered(asked);
        if (answered == 0) {
            return criterion.unverified("No blocklist answered, so it is not known whether one lists it.");
        }
        if (listings.isEmpty()) {
            return criterion.pass(who + " is on none of the " + answered + " lists that answered.");
        }
        Impact worst = listings.stream()
                .map(listing -> listed(listing).impact())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        int cost = cost(listings);
        int left = Math.max(0, criterion.points() * (100 - cost) / 100);
        String summary = who + " is on " + names(listings) + ".";
        Finding finding = worst == Impact.INFORMATIONAL
                ? criterion.pass(who + " is only on lists that nobody should refuse by: " + names(listings) + ".")
                : left == 0 ? criterion.fail(summary) : criterion.warn(left, summary);
        Finding shown = finding.with("lists_answered", answered)
                .with(
                        "listings",
                        listings.stream()
                                .limit(MOST_SHOWN)
                                .map(BlocklistFindings::evidence)
                                .toList());
        return worst == Impact.INFORMATIONAL ? shown : ofLinks(criterion, listings, shown, worst);
    }

    private static Finding ofLinks(Criterion criterion, List<Asked> listings, Finding finding, Impact worst) {
        if (!criterion.equals(LINKS)) {
            Finding fixed = finding.fixedBy(fix(listings));
            return worst == Impact.CRITICAL ? fixed.capping(Cap.CRITICAL_BLOCKLIST) : fixed;
        }
        Finding fixed = finding.fixedBy("Take out the links that lead to these domains: " + subjects(listings) + ".");
        if (listings.stream().anyMatch(listing -> listed(listing).harmful())) {
            return fixed.capping(Cap.MALWARE);
        }
        return worst == Impact.CRITICAL ? fixed.capping(Cap.CRITICAL_LINK) : fixed;
    }

    private static String subjects(List<Asked> listings) {
        return listings.stream()
                .filter(listing -> listed(listing).impact() != Impact.INFORMATIONAL)
                .map(listing -> listing.subject().text())
                .distinct()
                .limit(MOST_SHOWN)
                .collect(Collectors.joining(", "));
    }

    /// Each list counts once, by its worst listing, however many subjects it has.
    static int cost(List<Asked> listings) {
        Map<String, Integer> costs = new HashMap<>();
        listings.forEach(listing ->
                costs.merge(listing.list().zone(), listed(listing).impact().cost(), Math::max));
        return costs.values().stream().mapToInt(Integer::intValue).sum();
    }

    static List<Asked> listings(List<Asked> asked) {
        return asked.stream()
                .filter(one -> one.answer() instanceof BlocklistAnswer.Listed)
                .sorted(Comparator.comparing(one -> listed(one).impact()))
                .toList();
    }

    static BlocklistAnswer.Listed listed(Asked asked) {
        return (BlocklistAnswer.Listed) asked.answer();
    }

    static long answered(List<Asked> asked) {
        return asked.stream()
                .filter(one ->
                        one.answer() instanceof BlocklistAnswer.Listed || one.answer() instanceof BlocklistAnswer.Clean)
                .map(one -> one.list().zone())
                .distinct()
                .count();
    }

    /// Told only: that lists are away or refuse is not the sender's fault.
    static Finding coverage(BlocklistSurvey survey) {
        long answered = answered(survey.answers());
        long silent = survey.answers().stream()
                .filter(one -> one.answer() instanceof BlocklistAnswer.Refused
                        || one.answer() instanceof BlocklistAnswer.Unreachable)
                .map(one -> one.list().zone())
                .distinct()
                .count();
        long leftOut = survey.leftOut().stream()
                .map(one -> one.list().zone())
                .distinct()
                .count();
        String summary = answered + " lists answered; " + silent + " refused or were away, and " + leftOut
                + " were left out since they failed their last test. None of these costs points.";
        return (answered == 0 ? COVERAGE.unverified(summary) : COVERAGE.pass(summary))
                .with("answered", answered)
                .with("silent", silent)
                .with("left_out", leftOut)
                .with("not_asked", survey.notAsked());
    }

    private static String names(List<Asked> listings) {
        List<String> names = listings.stream()
                .map(listing -> listing.list().name())
                .distinct()
                .toList();
        return names.size() <= 3
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, 3)) + " and " + (names.size() - 3) + " more";
    }

    private static String fix(List<Asked> listings) {
        return listings.stream()
                .filter(listing -> listed(listing).impact() != Impact.INFORMATIONAL)
                .map(listing -> listing.list().delistUrl())
                .distinct()
                .limit(5)
                .collect(Collectors.joining(
                        ", ",
                        "Find out why it was listed and mend that first; then ask for removal or wait for it to end: ",
                        "."));
    }

    private static SequencedMap<String, Object> evidence(Asked asked) {
        BlocklistAnswer.Listed listed = listed(asked);
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("list", asked.list().name());
        fields.put("subject", asked.subject().text());
        fields.put("impact", listed.impact().key());
        fields.put("meaning", String.join("; ", listed.meanings()));
        if (listed.harmful()) {
            fields.put("harmful", true);
        }
        return fields;
    }
}
