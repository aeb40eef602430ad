package org.mailassay.store.scan;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// A scan, without its message and its results.
///
/// @param localPart of its address, by which it is known
/// @param failure why it failed; empty otherwise
/// @param processingMillis from the message's reception, or the wish to analyse it again, to the end
/// @param viewCount how often its public page was looked at
/// @param shareToken what leads to its public page; empty when it has none
/// @param seedLocalPart of the seed address that its message came to; empty when it was made for one message
public record Scan(
        ScanKey key,
        String localPart,
        ScanStatus status,
        String failure,
        Instant createdAt,
        Optional<Instant> receivedAt,
        Optional<Instant> processedAt,
        OptionalLong processingMillis,
        long viewCount,
        String shareToken,
        String seedLocalPart,
        ScanSummary summary) {}
