package org.mailassay.mailets.spool;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailassay.mailets.smtp.Recipients;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.address.AddressBook;
import org.mailassay.store.address.Recipient;

/// Which processor takes mail for an address: what the address book says, and at each of the appliance's domains the
/// two addresses that every mail server has (RFC 5321, section 4.5.1; RFC 2142, section 2).
///
/// @param addresses the known addresses
/// @param processors the processor of each kind of address that there is one for
/// @param postmaster the processor of postmaster and abuse
public record AddressRoutes(AddressBook addresses, Map<Recipient.Kind, String> processors, String postmaster)
        implements Recipients {
    private static final Set<String> ROLES = Set.of("postmaster", "abuse");

    @Override
    public Answer find(String localPart, String domain) {
        String role = localPart.toLowerCase(Locale.ROOT);
        if (domain.isEmpty() ? role.equals("postmaster") : addresses.isOwnDomain(domain) && ROLES.contains(role)) {
            return new Answer.Accepted(postmaster);
        }
        if (!addresses.isOwnDomain(domain)) {
            return new Answer.Foreign();
        }
        try {
            return addresses
                    .find(localPart, domain)
                    .flatMap(owner -> Optional.ofNullable(processors.get(owner.kind())))
                    .<Answer>map(Answer.Accepted::new)
                    .orElseGet(Answer.Unknown::new);
        } catch (StoreUnavailable away) {
            return new Answer.Unavailable();
        }
    }
}
