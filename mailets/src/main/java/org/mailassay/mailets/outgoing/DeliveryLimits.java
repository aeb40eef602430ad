package org.mailassay.mailets.outgoing;

import java.time.Duration;

/// How long a server may take, and how many are tried. The times are shorter than those of RFC 5321, section 4.5.3.2,
/// because whoever waits for a verification mail waits with it; a server that was too slow is tried again later.
///
/// @param connect for the connection
/// @param greeting until the server has greeted (RFC: 5 minutes)
/// @param command for the reply to a command (RFC: 5 minutes), and for a TLS hand-shake
/// @param block for a piece of the message to be taken (RFC: 3 minutes)
/// @param acceptance for the reply to the message (RFC: 10 minutes); when it is missed, the message may come twice
/// @param session for everything with one server; less than an attempt, so that another host gets its turn
/// @param attempt for all servers of one attempt, until which it keeps its place from other mails
/// @param hosts of a domain
/// @param tries addresses in one attempt
public record DeliveryLimits(
        Duration connect,
        Duration greeting,
        Duration command,
        Duration block,
        Duration acceptance,
        Duration session,
        Duration attempt,
        int hosts,
        int tries) {
    /// What the appliance does.
    public static final DeliveryLimits DEFAULT = new DeliveryLimits(
            Duration.ofSeconds(20),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(8),
            Duration.ofMinutes(10),
            5,
            8);
}
