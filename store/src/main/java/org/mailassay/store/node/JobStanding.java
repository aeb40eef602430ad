package org.mailassay.store.node;

import java.time.Instant;
import java.util.Optional;

/// How a recurring job stands, on whichever node it ran last.
///
/// @param lastSuccess empty when it has never come to its end
/// @param failures how often in a row it has failed since
public record JobStanding(String name, Optional<Instant> lastSuccess, int failures) {}
