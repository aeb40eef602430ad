package org.mailassay.store.queue;

import java.time.Duration;

/// How a node works on a queue.
///
/// @param lease how long a mail stays with a node that no longer renews it
/// @param poll how often the table is looked at for mails that came from elsewhere or are due only now
/// @param heldMails how many mails a node has the lease on at one time
/// @param heldOctets how many octets of them it keeps in memory
/// @param patience how long [SharedQueue#add] waits for the database
public record QueueSettings(Duration lease, Duration poll, int heldMails, long heldOctets, Duration patience) {
    /// A quarter of a minute until a dead node's mail is taken over; an answer to the SMTP client within five seconds.
    public static final QueueSettings DEFAULT =
            new QueueSettings(Duration.ofSeconds(15), Duration.ofSeconds(1), 1_024, 16L << 20, Duration.ofSeconds(4));
}
