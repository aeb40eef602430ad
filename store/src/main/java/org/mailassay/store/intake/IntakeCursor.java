package org.mailassay.store.intake;

import java.time.Instant;

/// A place in the intake log, newest first: just after the entry of this time and id.
public record IntakeCursor(Instant receivedAt, long id) {}
