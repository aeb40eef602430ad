package org.mailassay.store.account;

import java.time.Instant;

/// A user as a member of an account.
///
/// @param role owner, admin, member or viewer
public record Member(long userId, String email, String role, Instant createdAt) {}
