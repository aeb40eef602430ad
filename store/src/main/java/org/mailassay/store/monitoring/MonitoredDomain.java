package org.mailassay.store.monitoring;

import java.time.Instant;
import java.util.Optional;

/// How a domain stands with the monitoring.
///
/// @param verified whether it is monitored at all
/// @param building whether the first pass is not complete yet
/// @param lastLookAt when the newest look began; empty when there was none
public record MonitoredDomain(
        DomainKey key, String name, boolean verified, boolean building, Optional<Instant> lastLookAt) {}
