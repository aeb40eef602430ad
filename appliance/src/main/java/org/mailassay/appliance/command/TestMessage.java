package org.mailassay.appliance.command;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.account.EmailAddress;

/// The message that `mail test` sends.
final class TestMessage {
    private TestMessage() {}

    static Octets of(EmailAddress sender, EmailAddress recipient, String hostName, Instant now) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
        String text = """
                From: Mailassay <%s>
                To: <%s>
                Subject: Test message
                Date: %s
                Message-ID: <%s@%s>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=us-ascii
                Auto-Submitted: auto-generated

                This is a test message of a Mailassay appliance. Somebody who operates it
                has asked for it with "mailassay mail test", to see whether its mail arrives.

                There is nothing to do.
                """.formatted(
                        sender.text(), recipient.text(), date.replace("GMT", "+0000"), UUID.randomUUID(), hostName);
        return Octets.of(text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
