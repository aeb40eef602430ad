package org.mailassay.analysis.scan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What the reference's objects are when nothing is known: clients that were written for it find them in every result,
/// whatever check did not come to its end.
final class ReferenceFields {
    private static final Object NOTHING = Optional.empty();
    private static final String UNVERIFIED = "unverified";

    private ReferenceFields() {}

    /// Puts what is not there into the sections of results.
    static void complete(SequencedMap<String, SequencedMap<String, Object>> sections) {
        SequencedMap<String, Object> authentication = section(sections, "authentication");
        authentication.putIfAbsent("spf", spf());
        authentication.putIfAbsent("dkim", dkim());
        authentication.putIfAbsent("dmarc", dmarc());
        for (String name : List.of("bimi", "dnssec", "mx", "pgp")) {
            authentication.putIfAbsent(name, NOTHING);
        }
        section(sections, "security").putIfAbsent("tracking_domains", NOTHING);
        section(sections, "reputation").putIfAbsent("rbl", rbl());
    }

    private static SequencedMap<String, Object> section(
            SequencedMap<String, SequencedMap<String, Object>> sections, String name) {
        return sections.computeIfAbsent(name, _ -> new LinkedHashMap<>());
    }

    private static SequencedMap<String, Object> spf() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("result", UNVERIFIED);
        fields.put("record", NOTHING);
        fields.put("domain", NOTHING);
        fields.put("dns_lookups", 0);
        fields.put("evaluated", false);
        fields.put("reason", "");
        fields.put("explanation", "");
        return fields;
    }

    private static SequencedMap<String, Object> dkim() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("result", UNVERIFIED);
        fields.put("signatures", List.of());
        fields.put("selector", NOTHING);
        fields.put("domain", NOTHING);
        return fields;
    }

    private static SequencedMap<String, Object> dmarc() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("result", UNVERIFIED);
        fields.put("policy", NOTHING);
        fields.put("record", NOTHING);
        fields.put("alignment", NOTHING);
        return fields;
    }

    private static SequencedMap<String, Object> rbl() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("ip", NOTHING);
        fields.put("listed_count", 0);
        fields.put("total_checked", 0);
        for (String name : List.of("listings", "refused", "unreachable", "left_out")) {
            fields.put(name, List.of());
        }
        return fields;
    }
}
