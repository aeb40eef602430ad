package org.mailassay.store.alert;

import java.time.Instant;

/// A certificate as it was found.
public record SeenCertificate(WatchedCertificate of, Instant notAfter, Instant seenAt) {}
