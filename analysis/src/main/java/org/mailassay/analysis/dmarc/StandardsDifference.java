package org.mailassay.analysis.dmarc;

import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.dns.DomainName;

/// A point in which RFC 9989 and RFC 7489 differ for one message.
///
/// @param aspect which point
/// @param rfc9989 what the current standard says; empty when it says nothing
/// @param rfc7489 what the old standard says; empty when it says nothing
public record StandardsDifference(Aspect aspect, String rfc9989, String rfc7489) {
    /// What can differ.
    public enum Aspect {
        RESULT,
        ORGANIZATIONAL_DOMAIN,
        POLICY_DOMAIN,
        /// What is applied to failing mail.
        POLICY
    }

    static List<StandardsDifference> between(DmarcVerdict verdict, Rfc7489Verdict legacy) {
        List<StandardsDifference> differences = new ArrayList<>(0);
        add(Aspect.RESULT, verdict.result().text(), legacy.result().text(), differences);
        add(
                Aspect.ORGANIZATIONAL_DOMAIN,
                verdict.organizationalDomain()
                        .map(known -> known.domain().text())
                        .orElse(""),
                legacy.organizationalDomain().text(),
                differences);
        add(
                Aspect.POLICY_DOMAIN,
                verdict.discovery().map(StandardsDifference::policyDomain).orElse(""),
                legacy.policyDomain().map(DomainName::text).orElse(""),
                differences);
        add(Aspect.POLICY, appliedPolicy(verdict.result()), legacyPolicy(legacy), differences);
        return differences;
    }

    private static void add(Aspect aspect, String current, String old, List<StandardsDifference> differences) {
        if (!current.equals(old)) {
            differences.add(new StandardsDifference(aspect, current, old));
        }
    }

    private static String policyDomain(PolicyDiscovery discovery) {
        return discovery instanceof PolicyDiscovery.Found found
                ? found.policyDomain().text()
                : "";
    }

    private static String appliedPolicy(DmarcResult result) {
        return switch (result) {
            case DmarcResult.Pass pass -> pass.policy().applied().text();
            case DmarcResult.Fail fail -> fail.policy().applied().text();
            case DmarcResult.None ignored -> "";
            case DmarcResult.TemporaryError ignored -> "";
            case DmarcResult.PermanentError ignored -> "";
        };
    }

    /// With `pct` the policy holds for a share only; `pct=0` asks for the next lower policy for all.
    private static String legacyPolicy(Rfc7489Verdict legacy) {
        String policy = appliedPolicy(legacy.result());
        boolean sampled = legacy.percentage() < 100 && !policy.isEmpty() && !policy.equals(Policy.NONE.text());
        return sampled ? policy + " for " + legacy.percentage() + " %" : policy;
    }
}
