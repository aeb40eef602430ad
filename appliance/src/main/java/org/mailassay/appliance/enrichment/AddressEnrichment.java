package org.mailassay.appliance.enrichment;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.mailassay.analysis.connection.ReverseLookup;
import org.mailassay.analysis.connection.ReverseName;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.suffix.PublicSuffixes;
import org.mailassay.analysis.suffix.Section;
import org.mailassay.store.enrichment.Enrichment;
import org.mailassay.store.enrichment.EnrichmentStore;
import org.mailassay.store.enrichment.ServiceLabel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks up what is known of the addresses that reports named. An address for which the DNS did not answer is left as
/// it is and comes again when its lease has passed.
public final class AddressEnrichment {
    private static final Logger LOG = LoggerFactory.getLogger(AddressEnrichment.class);

    /// Addresses looked up side by side.
    private static final int BATCH = 50;

    /// Batches of one run: what is left waits for the next, so that one run ends.
    private static final int BATCHES = 40;

    private static final Duration LEASE = Duration.ofHours(1);

    /// How long nobody is asked after the DNS answered nothing; twice as long after each further time.
    private static final Duration SHORTEST_BACK_OFF = Duration.ofMinutes(1);

    private static final Duration LONGEST_BACK_OFF = Duration.ofHours(1);
    private static final Duration REST = Duration.ofDays(7);

    private final EnrichmentStore store;
    private final ReverseLookup reverse;
    private final ServiceNames services;
    private final List<Path> networkFiles;
    private final InstantSource clock;
    private Duration backOff = SHORTEST_BACK_OFF;
    private Instant notBefore = Instant.MIN;

    /// @param networkFiles MMDB files for country and network; may be none
    public AddressEnrichment(
            EnrichmentStore store, Dns dns, ServiceNames services, List<Path> networkFiles, InstantSource clock) {
        this.store = store;
        this.reverse = new ReverseLookup(dns);
        this.services = services;
        this.networkFiles = List.copyOf(networkFiles);
        this.clock = clock;
    }

    /// Looks up addresses that are due, until none is left, the run is long enough, or the DNS answers nothing.
    ///
    /// @return how many are known now
    public synchronized int run() {
        int known = 0;
        if (clock.instant().isBefore(notBefore)) {
            return known;
        }
        try (NetworkFiles networks = NetworkFiles.open(networkFiles);
                ExecutorService lookups = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int batch = 0; batch < BATCHES; batch++) {
                List<InetAddress> due = store.claim(BATCH, clock.instant(), LEASE);
                List<Enrichment> found = lookUp(due, networks, lookups);
                store.record(found);
                known += found.size();
                if (found.isEmpty() && !due.isEmpty()) {
                    backOff(due.size());
                    return known;
                }
                backOff = SHORTEST_BACK_OFF;
                if (due.size() < BATCH) {
                    return known;
                }
            }
        }
        return known;
    }

    private void backOff(int unanswered) {
        notBefore = clock.instant().plus(backOff);
        LOG.warn("The DNS answered for none of {} addresses; none is asked for before {}", unanswered, notBefore);
        Duration doubled = backOff.multipliedBy(2);
        backOff = doubled.compareTo(LONGEST_BACK_OFF) < 0 ? doubled : LONGEST_BACK_OFF;
    }

    private List<Enrichment> lookUp(List<InetAddress> due, NetworkFiles networks, ExecutorService lookups) {
        List<Future<Optional<Enrichment>>> pending = due.stream()
                .map(address -> lookups.submit(() -> lookUp(address, networks)))
                .toList();
        List<Enrichment> found = new ArrayList<>();
        for (Future<Optional<Enrichment>> one : pending) {
            try {
                one.get().ifPresent(found::add);
            } catch (ExecutionException failure) {
                throw new IllegalStateException("an address cannot be looked up", failure.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return found;
            }
        }
        return found;
    }

    private Optional<Enrichment> lookUp(InetAddress address, NetworkFiles networks) {
        return switch (reverse.of(address)) {
            case ReverseName.Confirmed(String name) -> Optional.of(enrichment(address, name, true, networks));
            case ReverseName.Unconfirmed(String name) -> Optional.of(enrichment(address, name, false, networks));
            case ReverseName.None _ -> Optional.of(enrichment(address, "", false, networks));
            case ReverseName.Unknown _ -> Optional.empty();
        };
    }

    private Enrichment enrichment(InetAddress address, String name, boolean confirmed, NetworkFiles networks) {
        String baseDomain = confirmed ? baseDomain(name) : "";
        ServiceLabel label = baseDomain.isEmpty() ? ServiceLabel.NONE : services.of(baseDomain);
        NetworkFacts network = networks.of(address);
        Instant now = clock.instant();
        return new Enrichment(
                address,
                name,
                confirmed,
                baseDomain,
                label,
                network.country(),
                network.asn(),
                network.asName(),
                now,
                now.plus(REST).plus(jitter()));
    }

    /// Who registered the name. Suffixes that companies run (`compute.amazonaws.com`) are left out of account: it is
    /// the company that is to be named.
    private static String baseDomain(String name) {
        return DomainName.of(name)
                .flatMap(host -> PublicSuffixes.bundled().registrableDomain(host, Section.ICANN))
                .map(DomainName::text)
                .orElse("");
    }

    /// Spread over a day, so that addresses that came together do not stay together.
    private static Duration jitter() {
        return Duration.ofSeconds(
                RandomGenerator.getDefault().nextLong(Duration.ofDays(1).toSeconds()));
    }
}
