package org.mailassay.store.outgoing;

import java.util.List;
import org.mailassay.store.event.EventData;
import org.mailassay.store.event.EventType;
import org.mailassay.store.event.NewEvent;

/// What the event log is told of mail that is given up.
final class BounceTelling {
    private BounceTelling() {}

    /// @param tries of the last attempt, at least one
    static NewEvent bounced(OutgoingJob job, List<DeliveryTry> tries) {
        DeliveryTry last = tries.getLast();
        return new NewEvent(
                job.key().accountId(),
                last.endedAt(),
                EventType.MAIL_BOUNCED,
                "mail:" + job.key().id(),
                "",
                EventData.of()
                        .text("mail_id", job.key().id().toString())
                        .text("recipient", job.forwardPath())
                        .number("attempts", job.attempt())
                        .text("host", last.host())
                        .text("status", last.status())
                        .text("reply", last.reply()));
    }
}
