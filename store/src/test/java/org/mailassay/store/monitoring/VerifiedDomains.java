package org.mailassay.store.monitoring;

import org.mailassay.analysis.dns.DomainName;
import org.mailassay.store.account.Account;
import org.mailassay.store.domain.Domain;
import org.mailassay.store.domain.DomainAddition;
import org.mailassay.store.domain.DomainStore;
import org.mailassay.store.testing.TestDatabase;

/// Makes verified domains for tests.
public final class VerifiedDomains {
    private VerifiedDomains() {}

    /// A domain that is not verified.
    public static Domain add(TestDatabase database, Account account, String name) {
        return switch (new DomainStore(database.database()).add(account, new DomainName(name))) {
            case DomainAddition.Added(Domain domain) -> domain;
            case DomainAddition.Duplicate _, DomainAddition.QuotaReached _ -> throw new IllegalStateException(name);
        };
    }

    /// A verified one, that is due at the beginning of time.
    public static Domain verify(TestDatabase database, Account account, String name) {
        Domain domain = add(database, account, name);
        database.execute("update domains set verified_at = now() where id = " + domain.id());
        database.execute("update domain_monitoring set next_look_at = 'epoch' where domain_id = " + domain.id());
        return domain;
    }
}
