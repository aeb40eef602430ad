package org.mailassay.store.ownership;

import java.util.UUID;

/// A mail with a link.
///
/// @param host the name that the link proves
/// @param token of the link; kept nowhere
public record ConfirmationMail(long accountId, UUID id, String host, String recipient, String token) {}
