package org.mailassay.store.account;

import java.util.Locale;
import java.util.Optional;

/// How much an account keeps of the messages that failure reports bring (RFC 6590).
public enum FailedMessages {
    /// Their header fields, with the addresses in them masked.
    HEADERS,
    /// Beside that all of them, sealed with the key of the installation.
    FULL;

    /// As it stands in the API and in the database.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The choice of that code; empty when there is none.
    public static Optional<FailedMessages> of(String code) {
        for (FailedMessages choice : values()) {
            if (choice.code().equals(code)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }
}
