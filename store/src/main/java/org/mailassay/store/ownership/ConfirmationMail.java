package org.mailassay.store.ownership;

import java.util.UUID;

/// A mail that is to be sent now, and counts as sent already.
///
/// @param host the name that the link proves
/// @param token of the link; kept nowhere
public record ConfirmationMail(long accountId, UUID id, String host, String recipient, String token) {}
