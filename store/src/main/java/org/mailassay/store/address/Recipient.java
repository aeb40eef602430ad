package org.mailassay.store.address;

import java.util.Locale;

/// Whose address it is, and what for.
public record Recipient(long accountId, Kind kind) {
    /// What is done with the mail.
    public enum Kind {
        /// Reports are read and counted.
        REPORT,
        /// One message is scanned.
        SCAN,
        /// Every message is scanned.
        SEED,
        /// What is said of an outgoing mail is kept with it.
        BOUNCE;

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
