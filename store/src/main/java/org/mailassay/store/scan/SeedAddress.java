package org.mailassay.store.scan;

import java.time.Instant;
import java.util.Optional;

/// An address that makes a scan of every message.
///
/// @param name for people
/// @param lastUsedAt when the last message came
public record SeedAddress(long id, String name, String localPart, Instant createdAt, Optional<Instant> lastUsedAt) {}
