package org.mailassay.store.scan;

import java.time.Instant;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;

/// A scan to be carried out.
///
/// @param localPart by which the scan is known, the `scan_id` of its results
/// @param attempt 1 for the first time that somebody tries; more when nodes died over it or the database was away
/// @param queuedAt when the message was received, or when it was asked for to analyse it again
/// @param message with its envelope and the facts of its session; unknown when it was uploaded
/// @param recording what the last run recorded, to be replayed; empty when the world is to be asked
public record ScanJob(
        ScanRunKey key,
        String localPart,
        int attempt,
        Instant queuedAt,
        ReceivedMessage message,
        Optional<Octets> recording) {}
