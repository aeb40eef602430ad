package org.mailassay.store.outgoing;

import java.util.Optional;
import org.mailassay.store.account.EmailAddress;
import org.mailassay.store.account.RandomText;

/// Where a mail goes that a server returns after it has taken the message over (RFC 5321, section 4.4).
public sealed interface ReturnPath {
    /// What the appliance's own begin with.
    String PREFIX = "bounce-";

    /// An address of its own for each message, which nobody can guess: what comes there is about that message.
    ///
    /// @param domain one that the appliance takes mail for
    record Own(String domain) implements ReturnPath {
        private static final int LENGTH = 26;

        public Own {
            if (EmailAddress.parse(PREFIX + "@" + domain).isEmpty()) {
                throw new IllegalArgumentException("not a domain for return paths");
            }
        }

        static String localPart() {
            return PREFIX + RandomText.lowerCase(LENGTH);
        }
    }

    /// The same for every message; what comes there is not read.
    record Given(EmailAddress address) implements ReturnPath {}

    /// The null reverse-path: nothing comes back.
    record None() implements ReturnPath {}

    /// That of a text, where empty means none.
    ///
    /// @throws IllegalArgumentException when it is not an address
    static ReturnPath of(String text) {
        if (text.isEmpty()) {
            return new None();
        }
        Optional<EmailAddress> address = EmailAddress.parse(text);
        return new Given(address.orElseThrow(() -> new IllegalArgumentException("not a reverse-path")));
    }
}
