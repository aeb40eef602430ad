package org.mailassay.store.health;

import java.net.InetAddress;
import java.time.Instant;

/// How one address of a group stood at its last look.
public record AddressStanding(InetAddress address, int overall, boolean crisis, Instant checkedAt) {}
