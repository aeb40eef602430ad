package org.mailassay.store.outgoing;

import java.time.Instant;
import java.util.List;
import org.mailassay.store.event.EventData;
import org.mailassay.store.event.EventType;
import org.mailassay.store.event.NewEvent;

/// What the event log is told of mail that is given up or comes back.
final class BounceTelling {
    private BounceTelling() {}

    /// @param tries of the last attempt, at least one
    static NewEvent bounced(OutgoingJob job, List<DeliveryTry> tries) {
        DeliveryTry last = tries.getLast();
        return bounced(
                job.key(),
                last.endedAt(),
                job.forwardPath(),
                job.attempt(),
                new Refusal(last.host(), last.status(), last.reply()));
    }

    /// A server had taken it over, and gave it back.
    static NewEvent returned(OutgoingKey key, String recipient, int attempts, DeliveryNotice failed) {
        return bounced(
                key,
                failed.receivedAt(),
                recipient,
                attempts,
                new Refusal(failed.reportingMta(), failed.status(), failed.diagnostic()));
    }

    /// The server gave it back before the note of its 250; what it said is with the mail.
    ///
    /// @param tries of the last attempt, at least one
    static NewEvent overtaken(OutgoingJob job, List<DeliveryTry> tries) {
        DeliveryTry last = tries.getLast();
        return bounced(job.key(), last.endedAt(), job.forwardPath(), job.attempt(), new Refusal(last.host(), "", ""));
    }

    private static NewEvent bounced(
            OutgoingKey key, Instant occurredAt, String recipient, int attempts, Refusal refusal) {
        return new NewEvent(
                key.accountId(),
                occurredAt,
                EventType.MAIL_BOUNCED,
                "mail:" + key.id(),
                "",
                EventData.of()
                        .text("mail_id", key.id().toString())
                        .text("recipient", recipient)
                        .number("attempts", attempts)
                        .text("host", refusal.host())
                        .text("status", refusal.status())
                        .text("reply", refusal.reply()));
    }

    private record Refusal(String host, String status, String reply) {}
}
