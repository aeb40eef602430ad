package org.mailassay.store.ownership;

import java.util.Locale;
import java.util.Optional;

/// Which names stand for addresses.
public enum AddressScope {
    /// The names that the addresses have.
    PTR,
    /// The domains that those names were registered under.
    ROOT;

    /// As it stands in the API and in the database.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The scope of a word; empty when there is none.
    public static Optional<AddressScope> of(String code) {
        for (AddressScope scope : values()) {
            if (scope.code().equals(code)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
