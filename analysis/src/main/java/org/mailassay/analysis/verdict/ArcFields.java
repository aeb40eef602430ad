package org.mailassay.analysis.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.mailassay.analysis.arc.ArcResult;
import org.mailassay.analysis.arc.ArcSet;

/// The state of a chain as names and values.
final class ArcFields {
    private ArcFields() {}

    static SequencedMap<String, Object> of(ArcResult result) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("result", result.word());
        switch (result) {
            case ArcResult.None _ -> {}
            case ArcResult.Pass(List<ArcSet> sets, int oldestPass) -> {
                fields.put("oldest_pass", oldestPass);
                fields.put("sets", sets.stream().map(ArcFields::set).toList());
            }
            case ArcResult.Fail(ArcResult.FailReason reason, int instance, String detail) -> {
                fields.put("reason", reason.name().toLowerCase(Locale.ROOT));
                fields.put("instance", instance);
                fields.put("detail", detail);
            }
        }
        return fields;
    }

    private static SequencedMap<String, Object> set(ArcSet set) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("instance", set.instance());
        fields.put("seal_domain", set.seal().parameters().domain().text());
        fields.put("seal_selector", set.seal().parameters().selector().text());
        fields.put("chain_validation", set.seal().chainValidation());
        fields.put(
                "signature_domain", set.messageSignature().parameters().domain().text());
        fields.put("authentication_results", set.authenticationResults().value());
        return fields;
    }
}
