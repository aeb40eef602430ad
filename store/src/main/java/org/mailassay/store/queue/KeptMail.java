package org.mailassay.store.queue;

import java.time.Instant;

/// A mail in a repository.
///
/// @param path the repository
/// @param rawMessageId where its octets are
/// @param storedAt when it was set aside
public record KeptMail(String path, MailDetails details, long rawMessageId, Instant storedAt) {}
