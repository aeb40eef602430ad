package org.mailassay.store.tls;

import java.time.Instant;
import java.util.Optional;

/// Which TLS reports are asked for. Everything that is present must hold.
///
/// @param domainId of this domain; empty for all of the account, those included that belong to no domain yet
/// @param organizationName in whatever case; empty for any
/// @param from begins then or later
/// @param to begins earlier
/// @param failed only those with failed sessions
public record TlsReportFilter(
        Optional<Long> domainId,
        String organizationName,
        Optional<Instant> from,
        Optional<Instant> to,
        boolean failed) {
    /// All of an account.
    public static final TlsReportFilter ALL =
            new TlsReportFilter(Optional.empty(), "", Optional.empty(), Optional.empty(), false);
}
