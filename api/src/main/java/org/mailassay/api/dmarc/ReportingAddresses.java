package org.mailassay.api.dmarc;

import org.mailassay.store.account.Account;

/// The addresses that `rua` tags name.
///
/// @param mailDomain the domain that this appliance takes mail for
public record ReportingAddresses(String mailDomain) {
    public String of(Account account) {
        return account.reportingLocalPart() + "@" + mailDomain;
    }
}
