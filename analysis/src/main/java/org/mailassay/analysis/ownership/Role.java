package org.mailassay.analysis.ownership;

import java.util.Locale;
import java.util.Optional;

/// Mailboxes that only those in charge of a domain read (RFC 2142, sections 4 and 5, and three in common use).
public enum Role {
    POSTMASTER,
    ABUSE,
    CONTACT,
    SUPPORT,
    ADMIN;

    /// The local part, which is the word of the API too.
    public String localPart() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The address at a domain.
    public String at(String domain) {
        return localPart() + "@" + domain;
    }

    /// The role of a word; empty when there is none.
    public static Optional<Role> of(String word) {
        for (Role role : values()) {
            if (role.localPart().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
