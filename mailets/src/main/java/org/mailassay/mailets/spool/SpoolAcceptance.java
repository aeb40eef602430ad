package org.mailassay.mailets.spool;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.mailets.queue.MailRow;
import org.mailassay.mailets.smtp.MessageAcceptance;
import org.mailassay.store.queue.MailDetails;
import org.mailassay.store.queue.SharedQueue;
import org.mailassay.store.queue.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Puts a received message into the queue: its octets once, and a mail for each processor that it goes to. A message
/// for several is split here, by its envelope alone, because James would split it by copying and rewriting it.
///
/// @param queue the spool
/// @param filling the processor whose addresses may be such that take one message
/// @param hiding the addresses that stand for clients that are not seen
/// @param clock for when it was received
public record SpoolAcceptance(SharedQueue queue, String filling, Predicate<InetAddress> hiding, Clock clock)
        implements MessageAcceptance {
    private static final Logger LOGGER = LoggerFactory.getLogger(SpoolAcceptance.class);

    @Override
    public String accept(Octets octets, Map<String, Envelope> envelopes, Connection.Smtp connection) {
        Instant receivedAt = clock.instant();
        String name = name(receivedAt);
        Connection known = known(connection);
        List<MailDetails> mails = new ArrayList<>(envelopes.size());
        envelopes.forEach((processor, envelope) -> {
            String own = mails.isEmpty() ? name : name + "-" + processor;
            mails.add(MailRow.received(own, processor, envelope, connection.client(), known, receivedAt));
        });
        List<String> fills = Optional.ofNullable(envelopes.get(filling)).stream()
                .flatMap(envelope -> envelope.recipients().stream())
                .map(SpoolAcceptance::localPart)
                .toList();
        queue.add(new Submission(new Submission.Content.Fresh(octets), mails, Duration.ZERO, fills));
        try (MDC.MDCCloseable _ = MDC.putCloseable("mail", name)) {
            LOGGER.info(
                    "Accepted {} octets from {}, for {}",
                    octets.length(),
                    connection.client().getHostAddress(),
                    envelopes.keySet());
        }
        return name;
    }

    private static String localPart(String recipient) {
        return recipient.substring(0, Math.max(0, recipient.lastIndexOf('@'))).toLowerCase(Locale.ROOT);
    }

    private Connection known(Connection.Smtp session) {
        return hiding.test(session.client())
                ? new Connection.Hidden(session.helo(), session.protocol(), session.tls())
                : session;
    }

    /// Unique without asking anybody: the time, and 64 bits at random.
    private static String name(Instant receivedAt) {
        return Long.toString(receivedAt.toEpochMilli(), 36)
                + "-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
