package org.mailassay.store.health;

import java.net.InetAddress;

/// An address that is to be looked at.
///
/// @param accountId who verified it
/// @param groupId the group that it belongs to
/// @param failures how many looks in a row found nothing out
public record DueAddress(long accountId, long groupId, InetAddress address, int failures) {}
