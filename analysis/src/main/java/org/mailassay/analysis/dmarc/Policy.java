package org.mailassay.analysis.dmarc;

import java.util.Locale;
import java.util.Optional;

/// The Domain Owner Assessment Policy (RFC 9989, section 4.7, tags p, sp and np), from lax to strict.
public enum Policy {
    /// No preference.
    NONE,
    /// Failing mail is suspicious.
    QUARANTINE,
    /// Failing mail is not the domain's.
    REJECT;

    /// The policy of this name; letter case is ignored (RFC 9989, section 4.8: dmarc-request).
    public static Optional<Policy> of(String value) {
        for (Policy policy : values()) {
            if (policy.name().equalsIgnoreCase(value)) {
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
        return name().toLowerCase(Locale.ROOT);
    }
}
