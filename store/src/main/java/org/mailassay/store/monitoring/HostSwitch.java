package org.mailassay.store.monitoring;

/// What became of the wish to switch a host.
public sealed interface HostSwitch {
    /// It is as wished.
    record Switched(long id, boolean active) implements HostSwitch {}

    /// The domain has no such host.
    record NoSuchHost() implements HostSwitch {}

    /// The domain itself stays active.
    record MainHost() implements HostSwitch {}

    /// The plan allows no more active hosts.
    record QuotaReached(int allowed) implements HostSwitch {}
}
