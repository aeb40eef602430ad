package org.mailassay.analysis.timeline;

import java.time.Instant;
import java.util.Optional;

/// A row of the timeline that is open: the set was like this when it was last seen.
///
/// @param absentSince the first look after that which found it absent; empty when none has
public record OpenSet(long id, SetName name, String value, String origin, Optional<Instant> absentSince) {}
