package org.mailassay.analysis.dmarc;

import java.util.List;
import java.util.Optional;

/// The Domain Owner Assessment Policy (RFC 9989, section 4.7, tags p, sp and np), from lax to strict.
public enum Policy {
    /// No preference.
    NONE("none"),
    /// Failing mail is suspicious.
    QUARANTINE("quarantine"),
    /// Failing mail is not the domain's.
    REJECT("reject");

    private static final List<Policy> LAX_TO_STRICT = List.of(values());

    private final String text;

    Policy(String text) {
        this.text = text;
    }

    /// The policy of this name; letter case is ignored (RFC 9989, section 4.8: dmarc-request).
    public static Optional<Policy> of(String value) {
        for (Policy policy : LAX_TO_STRICT) {
            if (policy.text.equalsIgnoreCase(value)) {
                return Optional.of(policy);
            }
        }
        return Optional.empty();
    }

    /// One level below (RFC 9989, section 4.7, tag t).
    public Policy oneLevelBelow() {
        return this == REJECT ? QUARANTINE : NONE;
    }

    /// As it is written in a record.
    public String text() {
        return text;
    }
}
