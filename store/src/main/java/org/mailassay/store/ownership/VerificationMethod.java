package org.mailassay.store.ownership;

import java.util.Locale;
import java.util.Optional;

/// How somebody proves that a name is theirs.
public enum VerificationMethod {
    /// By a TXT record.
    DNS,
    /// By a link in a mail to a role address.
    EMAIL;

    /// As it stands in the API and in the database.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The method of a word; empty when there is none.
    public static Optional<VerificationMethod> of(String code) {
        for (VerificationMethod method : values()) {
            if (method.code().equals(code)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }
}
