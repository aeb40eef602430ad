package org.mailassay.store.queue;

import java.time.Duration;

/// The right to work on a mail for a time.
///
/// @param node the one process that has it; a process has a name of its own each time it starts
/// @param duration from the database's now
public record Lease(String node, Duration duration) {}
