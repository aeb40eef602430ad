package org.mailassay.analysis.records;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.mailassay.analysis.transport.MtaStsPolicy;
import org.mailassay.analysis.transport.MtaStsRecord;
import org.mailassay.analysis.transport.PolicyFetch;

/// A domain's MTA-STS record and its policy.
///
/// @param fetch what came of fetching the policy
/// @param policy what was read of it; empty when it could not be had
public record MtaStsDetails(MtaStsRecord stsRecord, PolicyFetch fetch, Optional<MtaStsPolicy> policy)
        implements Details {
    @Override
    public SequencedMap<String, Object> fields() {
        return new Fields()
                .with("id", stsRecord.id())
                .with("policy_status", policyStatus().text())
                .with("policy", policy.map(MtaStsPolicy::text).orElse(""))
                .with(
                        "mode",
                        policy.flatMap(MtaStsPolicy::mode)
                                .map(MtaStsPolicy.Mode::text)
                                .orElse(""))
                .with("max_age", policy.map(p -> p.maxAge().orElse(0)).orElse(0L))
                .with("mx", policy.map(MtaStsPolicy::mx).orElse(List.of()))
                .map();
    }

    /// How the policy alone stands.
    public RecordStatus policyStatus() {
        return switch (fetch) {
            case PolicyFetch.Fetched ignored ->
                policy.filter(MtaStsPolicy::isValid).isPresent() ? RecordStatus.VALID : RecordStatus.INVALID;
            case PolicyFetch.Failed failed -> failed.cause().isPassing() ? RecordStatus.UNKNOWN : RecordStatus.INVALID;
        };
    }
}
