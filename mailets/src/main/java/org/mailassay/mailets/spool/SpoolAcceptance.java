package org.mailassay.mailets.spool;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.mailets.queue.MailRow;
import org.mailassay.mailets.smtp.MessageAcceptance;
import org.mailassay.store.queue.MailDetails;
import org.mailassay.store.queue.SharedQueue;
import org.mailassay.store.queue.Submission;

/// Puts a received message into the queue: its octets once, and a mail for each processor that it goes to. A message
/// for several is split here, by its envelope alone, because James would split it by copying and rewriting it.
///
/// @param queue the spool
/// @param clock for when it was received
public record SpoolAcceptance(SharedQueue queue, Clock clock) implements MessageAcceptance {
    @Override
    public String accept(Octets octets, Map<String, Envelope> envelopes, Connection.Smtp connection) {
        Instant receivedAt = clock.instant();
        String name = name(receivedAt);
        List<MailDetails> mails = new ArrayList<>(envelopes.size());
        envelopes.forEach((processor, envelope) -> {
            String own = mails.isEmpty() ? name : name + "-" + processor;
            mails.add(MailRow.received(own, processor, envelope, connection, receivedAt));
        });
        queue.add(new Submission(new Submission.Content.Fresh(octets), mails, Duration.ZERO));
        return name;
    }

    /// Unique without asking anybody: the time, and 64 bits at random.
    private static String name(Instant receivedAt) {
        return Long.toString(receivedAt.toEpochMilli(), 36)
                + "-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
