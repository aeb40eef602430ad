package org.mailassay.store.ownership;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.mailassay.analysis.message.Octets;
import org.mailassay.store.outgoing.OutgoingMessage;
import org.mailassay.store.outgoing.OutgoingStore;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.testing.TestDatabase;

/// Mails with nothing but their token.
final class TestLetters {
    private TestLetters() {}

    static LinkLetters of(TestDatabase database) {
        return new LinkLetters(
                new OutgoingStore(database.database(), new RawMessageStore(database.database())),
                mail -> new OutgoingMessage(
                        mail.accountId(),
                        "verification",
                        "me@example.org",
                        mail.recipient(),
                        Octets.of(mail.token().getBytes(US_ASCII))));
    }
}
