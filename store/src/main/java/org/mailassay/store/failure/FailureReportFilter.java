package org.mailassay.store.failure;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

/// Which failure reports are asked for. Everything that is present must hold.
///
/// @param domainId of this domain; empty for all of the account, those included that belong to no domain yet
/// @param sourceIp whose message was sent from there
/// @param from whose message came then or later
/// @param to whose message came earlier
public record FailureReportFilter(
        Optional<Long> domainId, Optional<InetAddress> sourceIp, Optional<Instant> from, Optional<Instant> to) {
    /// All of an account.
    public static final FailureReportFilter ALL =
            new FailureReportFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
