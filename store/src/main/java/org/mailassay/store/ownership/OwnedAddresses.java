package org.mailassay.store.ownership;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Addresses of an account.
///
/// @param value in canonical form
/// @param form `single`, `cidr` or `range`
/// @param names the name of each address that has one
/// @param target the role that mail went to; empty for other methods
/// @param token what the TXT records have to hold; empty for other methods
/// @param hosts the names that are to be proven
/// @param verifiedHosts those that are
public record OwnedAddresses(
        long id,
        UUID publicId,
        String value,
        String form,
        int count,
        Map<String, String> names,
        List<String> rootDomains,
        VerificationMethod method,
        String target,
        String token,
        List<String> hosts,
        List<String> verifiedHosts,
        Optional<Instant> verifiedAt,
        Instant createdAt) {
    public OwnedAddresses {
        rootDomains = List.copyOf(rootDomains);
        hosts = List.copyOf(hosts);
        verifiedHosts = List.copyOf(verifiedHosts);
    }
}
