package org.mailassay.store.health;

import java.util.List;
import java.util.UUID;

/// Addresses that an account says are its own, as a card shows them.
///
/// @param id within the account
/// @param value one address, a CIDR block or a range, in canonical form
/// @param inputType `single`, `cidr` or `range`
/// @param names the host names of addresses, a JSON object
/// @param rootDomains of these names
public record AddressGroup(
        long accountId,
        long id,
        UUID uuid,
        String value,
        String inputType,
        int count,
        String names,
        List<String> rootDomains,
        boolean verified) {
    public AddressGroup {
        rootDomains = List.copyOf(rootDomains);
    }
}
