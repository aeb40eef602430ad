package org.mailassay.store.outgoing;

import java.time.Duration;
import org.mailassay.analysis.message.Octets;

/// An attempt to be made.
///
/// @param queueId the row of the queue that the lease is on
/// @param attempt from 1
/// @param age since it was handed over
public record OutgoingJob(
        OutgoingKey key,
        long queueId,
        String returnPath,
        String forwardPath,
        int attempt,
        Duration age,
        Octets message) {}
