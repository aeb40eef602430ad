package org.mailassay.store.account;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a key may be used for.
public enum Scope {
    /// Read the account's data.
    READ,
    /// Change the account's data.
    WRITE,
    /// Administer the appliance.
    ADMIN;

    /// What a key may do when nothing else was said.
    public static final Set<Scope> DEFAULT = Set.of(READ, WRITE);

    /// The word as it stands in the API and in the database.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The scope of a word; empty when there is none.
    public static Optional<Scope> of(String code) {
        for (Scope scope : values()) {
            if (scope.code().equals(code)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }

    static String joined(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::code).collect(Collectors.joining(","));
    }

    static Set<Scope> split(String joined) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String code : joined.split(",", -1)) {
            of(code).ifPresent(scopes::add);
        }
        return Set.copyOf(scopes);
    }
}
