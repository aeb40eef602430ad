package org.mailassay.store.node;

import java.time.Instant;

/// One process of the appliance.
///
/// @param name unique among those that run
/// @param seenAt when it last said that it is alive
public record Node(String name, String version, Instant startedAt, Instant seenAt) {}
