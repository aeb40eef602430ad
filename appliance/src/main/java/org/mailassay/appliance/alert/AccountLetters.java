package org.mailassay.appliance.alert;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.mailassay.analysis.compose.Letter;
import org.mailassay.store.account.RandomText;
import org.mailassay.store.alert.AlertMails;
import org.mailassay.store.alert.AlertStore;
import org.mailassay.store.outgoing.OutgoingMessage;
import org.mailassay.store.outgoing.ReturnPath;

/// One letter to each address of an account that mails go to. Only addresses that are still the account's are written
/// to.
///
/// @param purpose what the outgoing mails are for
/// @param returnPath where bounces go
record AccountLetters(AlertStore alerts, String purpose, ReturnPath returnPath) {
    private static final int IDENTIFIER = 24;

    /// @param mails the account's settings
    /// @param writing the letter to an address
    List<OutgoingMessage> write(long accountId, AlertMails mails, Function<String, Letter> writing, Instant now) {
        if (mails.addresses().isEmpty()) {
            return List.of();
        }
        List<String> confirmed = alerts.confirmed(accountId);
        return mails.addresses().stream()
                .filter(address -> confirmed.contains(address.toLowerCase(Locale.ROOT)))
                .map(address -> new OutgoingMessage(
                        accountId,
                        purpose,
                        returnPath,
                        address,
                        writing.apply(address).octets(now, RandomText.base62(IDENTIFIER))))
                .toList();
    }
}
