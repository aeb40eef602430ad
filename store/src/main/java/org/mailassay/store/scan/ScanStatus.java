package org.mailassay.store.scan;

import java.util.Locale;
import java.util.Optional;

/// How far a scan has come.
public enum ScanStatus {
    /// Its message has not come yet.
    PENDING,
    /// It is being carried out.
    PROCESSING,
    /// There are results.
    COMPLETED,
    /// It could not be carried out.
    FAILED;

    /// As it stands in the API and in the database.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The status of a word; empty when there is none.
    public static Optional<ScanStatus> of(String code) {
        for (ScanStatus status : values()) {
            if (status.code().equals(code)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    /// Whether nothing more happens by itself.
    public boolean isFinal() {
        return this == COMPLETED || this == FAILED;
    }
}
