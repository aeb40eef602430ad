package org.mailassay.analysis.delivery;

import java.util.Locale;
import java.util.Optional;

/// What a server did with a message (RFC 3464, section 2.3.3).
public enum DeliveryAction {
    /// It could not be delivered and is not tried again.
    FAILED,
    /// It could not be delivered yet; the server goes on trying.
    DELAYED,
    /// It is in the mailbox, or with a mailing list that sends it on as its own.
    DELIVERED,
    /// It went to a server that says nothing of what becomes of it.
    RELAYED,
    /// It was delivered to more than one recipient behind the address.
    EXPANDED,
    /// What happened is not said in the words that programs read.
    UNSTATED;

    /// As it stands in the API and in the database.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The action of a word; empty when there is none.
    public static Optional<DeliveryAction> of(String code) {
        for (DeliveryAction action : values()) {
            if (action.code().equals(code)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }
}
