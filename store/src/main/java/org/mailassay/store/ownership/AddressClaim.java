package org.mailassay.store.ownership;

import java.util.List;
import org.mailassay.analysis.ownership.AddressBlock;
import org.mailassay.analysis.ownership.AddressNames;

/// Addresses that an account says are its own, and how it wants to prove that.
///
/// @param hosts the names that are to be proven, each once
public record AddressClaim(
        AddressBlock block, AddressNames names, AddressScope scope, List<String> hosts, Challenge challenge) {
    public AddressClaim {
        hosts = List.copyOf(hosts);
    }
}
