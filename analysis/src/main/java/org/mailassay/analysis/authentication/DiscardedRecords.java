package org.mailassay.analysis.authentication;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailassay.analysis.dmarc.DmarcRecord;
import org.mailassay.analysis.dmarc.DmarcVerdict;
import org.mailassay.analysis.dmarc.PolicyLookup;
import org.mailassay.analysis.dmarc.PolicyTag;
import org.mailassay.analysis.dmarc.TreeWalk;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.score.Fix;
import org.mailassay.analysis.suffix.PublicSuffixes;
import org.mailassay.analysis.tags.TagList;

/// Records at a `_dmarc` name that receivers discard: several policies, of which none applies, or texts that are not
/// quite one (RFC 9989, section 4.10, step 2; RFC 7489, section 6.6.3, step 5).
///
/// @param texts as published; never empty
/// @param policies whether each begins as a policy does
record DiscardedRecords(DomainName domain, List<String> texts, boolean policies) {
    private static final String VERSION = "v=DMARC1";

    DiscardedRecords {
        texts = List.copyOf(texts);
    }

    /// The first that were met on the way from the author's domain up.
    static Optional<DiscardedRecords> of(DmarcVerdict verdict) {
        return verdict.discovery().stream()
                .flatMap(discovery -> discovery.walk().steps().stream())
                // What stands at a public suffix is nobody's advice to give.
                .filter(step -> PublicSuffixes.bundled()
                        .registrableDomain(step.domain())
                        .isPresent())
                .flatMap(step -> at(step).stream())
                .findFirst();
    }

    private static Optional<DiscardedRecords> at(TreeWalk.Step step) {
        return switch (step.lookup()) {
            case PolicyLookup.Several(List<String> texts) ->
                Optional.of(new DiscardedRecords(step.domain(), texts, true));
            case PolicyLookup.Absent(List<String> others) -> {
                List<String> meant =
                        others.stream().filter(DmarcRecord::resembles).toList();
                yield meant.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new DiscardedRecords(step.domain(), meant, false));
            }
            case PolicyLookup.Found _, PolicyLookup.Unknown _ -> Optional.empty();
        };
    }

    String summary() {
        return policies
                ? domain + " publishes " + texts.size() + " DMARC records, so that none of them applies."
                : "The DMARC record of " + domain + " does not begin with " + VERSION
                        + "; in this very spelling, so that it is not taken for one.";
    }

    /// The strictest of them in their place, where one has a policy that can be used.
    Optional<Fix> fix() {
        return texts.stream()
                .map(text -> policies ? text : corrected(text))
                .filter(DiscardedRecords::isUsable)
                .max(Comparator.comparing(
                                (String text) -> DmarcRecord.parse(text).policyForDomain())
                        .thenComparing(text -> !DmarcRecord.parse(text).testing())
                        .thenComparing(text -> !DmarcRecord.parse(text).rua().isEmpty()))
                .map(text -> new Fix(advice(), "_dmarc." + domain, "TXT", text));
    }

    private String advice() {
        return policies
                ? "Keep one record and remove the others. This one has the strictest policy of them."
                : "Correct the record: it begins with " + VERSION + "; and every tag follows that.";
    }

    private static boolean isUsable(String text) {
        DmarcRecord read = DmarcRecord.parse(text);
        return read.policyTagsValid() && read.p() instanceof PolicyTag.Given;
    }

    /// The tags that can be read, behind the version.
    private static String corrected(String text) {
        return Stream.concat(
                        Stream.of(VERSION),
                        TagList.parse(text).tags().stream()
                                .filter(tag -> !tag.name().equals("v"))
                                .map(tag -> tag.name() + "=" + tag.value()))
                .collect(Collectors.joining("; "));
    }
}
