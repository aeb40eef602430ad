package org.mailassay.store.queue;

import org.mailassay.analysis.message.Octets;

/// A mail that this node has the lease on, with its octets.
public record HeldMail(QueuedMail mail, Octets octets) {}
