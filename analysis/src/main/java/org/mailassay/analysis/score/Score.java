package org.mailassay.analysis.score;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/// The score of a message. It is a function of the findings alone and is reckoned in whole numbers, so the same
/// findings give the same score everywhere.
///
/// The share of its points that each category earned is weighted by the category's weight; categories in which nothing
/// counted are left out. Then the lowest cap applies.
///
/// @param overall 0 to 100; empty when nothing could be judged
/// @param uncapped the same before caps
/// @param caps those that findings put, lowest first
/// @param categories all, in their order
/// @param findings all, in the order given, with their gains
public record Score(
        OptionalInt overall,
        OptionalInt uncapped,
        List<Cap> caps,
        List<CategoryScore> categories,
        List<ScoredFinding> findings) {
    public Score {
        caps = List.copyOf(caps);
        categories = List.copyOf(categories);
        findings = List.copyOf(findings);
    }

    /// Scores findings, at most one for each criterion.
    public static Score of(List<Finding> findings) {
        Set<String> seen = new HashSet<>();
        findings.forEach(finding -> {
            if (!seen.add(finding.criterion().id())) {
                throw new IllegalArgumentException(
                        "two findings for " + finding.criterion().id());
            }
        });
        OptionalInt overall = overall(findings);
        return new Score(
                overall,
                uncapped(categories(findings)),
                caps(findings).toList(),
                categories(findings),
                findings.stream()
                        .map(finding -> new ScoredFinding(finding, gain(finding, findings, overall)))
                        .toList());
    }

    private static OptionalInt overall(List<Finding> findings) {
        OptionalInt uncapped = uncapped(categories(findings));
        Optional<Cap> lowest = caps(findings).findFirst();
        return uncapped.isPresent() && lowest.isPresent()
                ? OptionalInt.of(Math.min(uncapped.getAsInt(), lowest.get().overall()))
                : uncapped;
    }

    private static Stream<Cap> caps(List<Finding> findings) {
        return findings.stream()
                .flatMap(finding -> finding.cap().stream())
                .distinct()
                .sorted(Comparator.comparingInt(Cap::overall));
    }

    private static List<CategoryScore> categories(List<Finding> findings) {
        return Stream.of(Category.values())
                .map(category -> category(
                        category,
                        findings.stream()
                                .filter(finding -> finding.criterion().category() == category
                                        && finding.status().counts())
                                .toList()))
                .toList();
    }

    private static CategoryScore category(Category category, List<Finding> counted) {
        return new CategoryScore(
                category,
                counted.stream().mapToInt(Finding::points).sum(),
                counted.stream()
                        .mapToInt(finding -> finding.criterion().points())
                        .sum());
    }

    /// The weighted mean of fractions over their common denominator, rounded half up.
    private static OptionalInt uncapped(List<CategoryScore> categories) {
        List<CategoryScore> counted =
                categories.stream().filter(CategoryScore::counts).toList();
        if (counted.isEmpty()) {
            return OptionalInt.empty();
        }
        BigInteger common = counted.stream()
                .map(score -> BigInteger.valueOf(score.possible()))
                .reduce(BigInteger.ONE, BigInteger::multiply);
        int weights =
                counted.stream().mapToInt(score -> score.category().weight()).sum();
        BigInteger sum = counted.stream()
                .map(score -> common.divide(BigInteger.valueOf(score.possible()))
                        .multiply(BigInteger.valueOf((long) score.category().weight() * score.earned())))
                .reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger whole = common.multiply(BigInteger.valueOf(weights));
        BigInteger twice = sum.multiply(BigInteger.valueOf(200)).add(whole);
        return OptionalInt.of(twice.divide(whole.shiftLeft(1)).intValueExact());
    }

    /// Scores again with this finding mended, and with all that depends on it as it would be then.
    private static int gain(Finding finding, List<Finding> findings, OptionalInt overall) {
        if (!finding.isMendable() || overall.isEmpty()) {
            return 0;
        }
        Map<String, Finding> after = after(finding, findings);
        OptionalInt then = overall(findings.stream()
                .map(other -> after.getOrDefault(other.criterion().id(), other))
                .toList());
        return Math.max(0, then.orElse(0) - overall.getAsInt());
    }

    /// The findings that change, by their ids. What does not become good mends nothing else.
    private static Map<String, Finding> after(Finding finding, List<Finding> findings) {
        String id = finding.criterion().id();
        Map<String, Finding> after = new HashMap<>(Map.of(id, finding.mended()));
        Set<String> mended = new HashSet<>(Set.of(id));
        finding.mendsToo().forEach(other -> {
            after.put(other.criterion().id(), other);
            if (other.status() == Status.PASS) {
                mended.add(other.criterion().id());
            }
        });
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Finding other : findings) {
                String others = other.criterion().id();
                boolean settled = after.containsKey(others) || other.status() == Status.PASS;
                Optional<Finding> then = settled ? Optional.empty() : other.after(id, mended);
                if (then.isPresent()) {
                    after.put(others, then.get());
                    grew |= then.get().status() == Status.PASS && mended.add(others);
                }
            }
        }
        return after;
    }
}
