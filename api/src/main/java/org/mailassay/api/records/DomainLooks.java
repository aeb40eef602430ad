package org.mailassay.api.records;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.records.DomainRecords;
import org.mailassay.analysis.records.RecordsQuestion;
import org.mailassay.analysis.transport.PolicyFetcher;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.domain.Domain;
import org.mailassay.store.domain.DomainStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the records of domains: live, yet not again within a short while, and so many at a time. What was seen is
/// kept with the domain, so that lists show it.
public final class DomainLooks {
    private static final Logger LOG = LoggerFactory.getLogger(DomainLooks.class);

    private final DomainStore domains;
    private final Dns dns;
    private final PolicyFetcher policyFetcher;
    private final InstantSource clock;
    private final Executor background;
    private final LookLimits limits;
    private final Semaphore places;
    private final Map<DomainKey, RecordsLook> recent;
    private final Set<DomainKey> refreshing = ConcurrentHashMap.newKeySet();

    /// @param background runs what nobody waits for
    public DomainLooks(
            DomainStore domains,
            Dns dns,
            PolicyFetcher policyFetcher,
            InstantSource clock,
            Executor background,
            LookLimits limits) {
        this.domains = domains;
        this.dns = dns;
        this.policyFetcher = policyFetcher;
        this.clock = clock;
        this.background = background;
        this.limits = limits;
        this.places = new Semaphore(limits.atOnce());
        this.recent = Collections.synchronizedMap(new RecentLooks(limits.remembered()));
    }

    /// How much looking is done.
    ///
    /// @param deadline how long one look may take; what is not answered then is unknown
    /// @param fresh how long a look stands for the next one
    /// @param remembered how many looks are remembered
    /// @param atOnce how many are under way at the same time
    public record LookLimits(Duration deadline, Duration fresh, int remembered, int atOnce) {
        public static final LookLimits DEFAULT =
                new LookLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 1_000, 16);
    }

    /// A look that is not older than the limit says; empty when too many are under way.
    public Optional<RecordsLook> look(long accountId, String reportingAddress, Domain domain)
            throws InterruptedException {
        RecordsLook known = recent.get(new DomainKey(accountId, domain.id()));
        if (known != null && clock.instant().isBefore(known.checkedAt().plus(limits.fresh()))) {
            return Optional.of(known);
        }
        return lookNow(accountId, reportingAddress, domain);
    }

    /// Looks again without anybody waiting for it. Asked twice while it is under way, it is done once.
    public void refresh(long accountId, String reportingAddress, Domain domain) {
        DomainKey key = new DomainKey(accountId, domain.id());
        if (!refreshing.add(key)) {
            return;
        }
        background.execute(() -> {
            try {
                if (lookNow(accountId, reportingAddress, domain).isEmpty()) {
                    LOG.warn("Too many looks at DNS records under way: {} is not looked at", domain.name());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (StoreUnavailable e) {
                LOG.error("What was seen of the records of {} could not be kept", domain.name(), e);
            } finally {
                refreshing.remove(key);
            }
        });
    }

    private Optional<RecordsLook> lookNow(long accountId, String reportingAddress, Domain domain)
            throws InterruptedException {
        if (!places.tryAcquire(limits.deadline().toMillis(), TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        try {
            Instant now = clock.instant();
            RecordsQuestion question = new RecordsQuestion(
                    new DomainName(domain.name()),
                    List.of(reportingAddress),
                    domains.dkimSelectors(accountId, domain.id(), RecordsQuestion.MOST_SELECTORS),
                    dns,
                    policyFetcher,
                    limits.deadline());
            RecordsLook look = new RecordsLook(DomainRecords.judge(question), now);
            recent.put(new DomainKey(accountId, domain.id()), look);
            domains.recordJudgement(
                    accountId, domain.id(), look.overall().text(), RecordsJson.text(look), look.checkedAt());
            return Optional.of(look);
        } finally {
            places.release();
        }
    }

    private record DomainKey(long accountId, long domainId) {}

    /// Forgets what was put in longest ago.
    private static final class RecentLooks extends LinkedHashMap<DomainKey, RecordsLook> {
        private static final long serialVersionUID = 1L;
        private final int limit;

        RecentLooks(int limit) {
            this.limit = limit;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<DomainKey, RecordsLook> eldest) {
            return size() > limit;
        }
    }
}
