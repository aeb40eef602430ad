package org.mailassay.analysis.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.mailassay.analysis.dmarc.Alignment;
import org.mailassay.analysis.dmarc.AuthenticatedIdentifier;
import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.dmarc.DmarcResult;
import org.mailassay.analysis.dmarc.DmarcVerdict;
import org.mailassay.analysis.dmarc.PolicyApplication;
import org.mailassay.analysis.dmarc.PolicyDiscovery;
import org.mailassay.analysis.dmarc.Rfc7489Verdict;
import org.mailassay.analysis.dmarc.StandardsDifference;
import org.mailassay.analysis.dns.DomainName;

/// The verdict of DMARC as names and values.
final class DmarcFields {
    private DmarcFields() {}

    static SequencedMap<String, Object> of(DmarcVerdict verdict) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("result", verdict.result().text());
        fields.put("author_domain", authorDomain(verdict.author()));
        fields.put("detail", detail(verdict.result()));
        fields.put(
                "organizational_domain",
                verdict.organizationalDomain()
                        .map(known -> known.domain().text())
                        .orElse(""));
        verdict.discovery().ifPresent(discovery -> putRecord(fields, discovery));
        switch (verdict.result()) {
            case DmarcResult.Pass(PolicyApplication policy) -> putPolicy(fields, policy);
            case DmarcResult.Fail(PolicyApplication policy) -> putPolicy(fields, policy);
            case DmarcResult.None _, DmarcResult.TemporaryError _, DmarcResult.PermanentError _ -> {
                // No policy applies.
                fields.put("policy", "");
            }
        }
        fields.put("spf_aligned", aligned(verdict, AuthenticatedIdentifier.Mechanism.SPF));
        fields.put("dkim_aligned", aligned(verdict, AuthenticatedIdentifier.Mechanism.DKIM));
        fields.put(
                "alignments",
                verdict.alignments().stream().map(DmarcFields::alignment).toList());
        verdict.rfc7489().ifPresent(legacy -> fields.put("rfc7489", legacy(legacy)));
        fields.put(
                "differences",
                verdict.differences().stream().map(DmarcFields::difference).toList());
        return fields;
    }

    private static boolean aligned(DmarcVerdict verdict, AuthenticatedIdentifier.Mechanism mechanism) {
        return verdict.alignments().stream()
                .anyMatch(alignment ->
                        alignment.passes() && alignment.identifier().mechanism() == mechanism);
    }

    private static String authorDomain(AuthorDomain author) {
        return switch (author) {
            case AuthorDomain.One(DomainName domain) -> domain.text();
            case AuthorDomain.Several(List<DomainName> domains) ->
                domains.stream().map(DomainName::text).collect(Collectors.joining(","));
            case AuthorDomain.NotFound _ -> "";
        };
    }

    private static String detail(DmarcResult result) {
        return switch (result) {
            case DmarcResult.Pass _, DmarcResult.Fail _ -> "";
            case DmarcResult.None(DmarcResult.None.Reason reason) -> code(reason);
            case DmarcResult.TemporaryError(String detail) -> detail;
            case DmarcResult.PermanentError(AuthorDomain author) ->
                author instanceof AuthorDomain.NotFound(AuthorDomain.Reason reason) ? code(reason) : "several_domains";
        };
    }

    private static void putRecord(SequencedMap<String, Object> fields, PolicyDiscovery discovery) {
        if (discovery instanceof PolicyDiscovery.Found found) {
            fields.put("policy_domain", found.policyDomain().text());
            fields.put("policy_location", code(found.location()));
            fields.put("record", found.dmarcRecord().text());
        }
    }

    private static void putPolicy(SequencedMap<String, Object> fields, PolicyApplication policy) {
        fields.put("policy", policy.applied().text());
        fields.put("requested_policy", policy.requested().text());
        fields.put("policy_source", code(policy.source()));
        fields.put("testing", policy.testing());
    }

    private static SequencedMap<String, Object> alignment(Alignment alignment) {
        AuthenticatedIdentifier identifier = alignment.identifier();
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("mechanism", code(identifier.mechanism()));
        fields.put("domain", identifier.domain().text());
        fields.put("selector", identifier.selector());
        fields.put("outcome", code(identifier.outcome()));
        fields.put("mode", code(alignment.mode()));
        fields.put(
                "aligned",
                switch (alignment.state()) {
                    case Alignment.Aligned(boolean identical) -> identical ? "identical" : "organizational";
                    case Alignment.NotAligned _ -> "no";
                    case Alignment.Unknown _ -> "unknown";
                });
        return fields;
    }

    private static SequencedMap<String, Object> legacy(Rfc7489Verdict legacy) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("result", legacy.result().text());
        fields.put("organizational_domain", legacy.organizationalDomain().text());
        fields.put("policy_domain", legacy.policyDomain().map(DomainName::text).orElse(""));
        fields.put("percentage", legacy.percentage());
        return fields;
    }

    private static SequencedMap<String, Object> difference(StandardsDifference difference) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("aspect", code(difference.aspect()));
        fields.put("rfc9989", difference.rfc9989());
        fields.put("rfc7489", difference.rfc7489());
        return fields;
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
