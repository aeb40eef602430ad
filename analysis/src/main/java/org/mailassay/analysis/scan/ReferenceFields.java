package org.mailassay.analysis.scan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the reference's objects are when nothing is known: clients that were written for it find them in every result,
/// whatever check did not come to its end.
final class ReferenceFields {
    private static final Object NOTHING = Optional.empty();
    private static final String UNVERIFIED = "unverified";

    /// By section and name.
    static final Map<String, Map<String, Object>> UNKNOWN = Map.of(
            "authentication",
            Map.of(
                    "spf",
                    Map.of(
                            "result",
                            UNVERIFIED,
                            "record",
                            NOTHING,
                            "domain",
                            NOTHING,
                            "dns_lookups",
                            0,
                            "evaluated",
                            false,
                            "reason",
                            "",
                            "explanation",
                            ""),
                    "dkim",
                    Map.of("result", UNVERIFIED, "signatures", List.of(), "selector", NOTHING, "domain", NOTHING),
                    "dmarc",
                    Map.of("result", UNVERIFIED, "policy", NOTHING, "record", NOTHING, "alignment", NOTHING),
                    "bimi",
                    NOTHING,
                    "dnssec",
                    NOTHING,
                    "mx",
                    NOTHING,
                    "pgp",
                    NOTHING),
            "security",
            Map.of("tracking_domains", NOTHING),
            "reputation",
            Map.of(
                    "rbl",
                    Map.of(
                            "ip",
                            NOTHING,
                            "listed_count",
                            0,
                            "total_checked",
                            0,
                            "listings",
                            List.of(),
                            "refused",
                            List.of(),
                            "unreachable",
                            List.of(),
                            "left_out",
                            List.of())));

    private ReferenceFields() {}
}
