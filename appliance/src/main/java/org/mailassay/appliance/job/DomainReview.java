package org.mailassay.appliance.job;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.mailassay.api.records.DomainLooks;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.domain.Domain;
import org.mailassay.store.domain.DomainStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the records of every active domain again, once a day, so that lists show how they stand without anybody
/// asking.
public final class DomainReview {
    private static final Logger LOG = LoggerFactory.getLogger(DomainReview.class);
    private static final Duration AGE = Duration.ofHours(24);

    /// Domains of one account that are reviewed a day apart stay spread over the hours in which they were first seen;
    /// those that were added together are spread by this much.
    private static final Duration SPREAD = Duration.ofHours(6);

    private static final int PAGE = 200;

    private final AccountStore accounts;
    private final DomainStore domains;
    private final DomainLooks looks;
    private final String mailDomain;
    private final InstantSource clock;

    /// @param mailDomain the domain of reporting addresses
    public DomainReview(
            AccountStore accounts, DomainStore domains, DomainLooks looks, String mailDomain, InstantSource clock) {
        this.accounts = accounts;
        this.domains = domains;
        this.looks = looks;
        this.mailDomain = mailDomain;
        this.clock = clock;
    }

    /// Reviews the domains that are due.
    ///
    /// @return how many were
    public int run() {
        int reviewed = 0;
        List<Account> page = accounts.list(0, PAGE);
        while (!page.isEmpty()) {
            for (Account account : page) {
                reviewed += review(account);
            }
            page = accounts.list(page.getLast().id(), PAGE);
        }
        if (reviewed > 0) {
            LOG.info("Read the records of {} domains again", reviewed);
        }
        return reviewed;
    }

    private int review(Account account) {
        int reviewed = 0;
        for (Domain domain : domains.list(account.id(), 0, DomainStore.ALL)) {
            if (domain.active() && isDue(domain)) {
                try {
                    looks.look(account.id(), account.reportingLocalPart() + "@" + mailDomain, domain);
                    reviewed++;
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                    return reviewed;
                }
            }
        }
        return reviewed;
    }

    /// A domain's own number decides when within the spread its turn comes.
    private boolean isDue(Domain domain) {
        Duration age = AGE.minus(
                SPREAD.multipliedBy(Math.floorMod(domain.id() * 37, 100)).dividedBy(100));
        return domain.dnsCheckedAt()
                .map(checked -> !clock.instant().isBefore(checked.plus(age)))
                .orElse(true);
    }
}
