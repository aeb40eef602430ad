package org.mailassay.appliance.healthcard;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.mailassay.analysis.blocklist.BlocklistAnswer;
import org.mailassay.analysis.blocklist.BlocklistSurvey;
import org.mailassay.analysis.blocklist.ProbeResult;
import org.mailassay.analysis.connection.ReverseName;
import org.mailassay.analysis.healthcard.AddressFacts;
import org.mailassay.analysis.healthcard.AddressLook;
import org.mailassay.analysis.healthcard.CardFields;
import org.mailassay.analysis.healthcard.HealthCard;
import org.mailassay.analysis.healthcard.NetworkPlace;
import org.mailassay.analysis.healthcard.NetworkTable;
import org.mailassay.analysis.json.PlainJson;
import org.mailassay.appliance.enrichment.NetworkFacts;
import org.mailassay.appliance.enrichment.NetworkFiles;
import org.mailassay.store.health.AddressCheck;
import org.mailassay.store.health.CardWork;
import org.mailassay.store.health.DueAddress;
import org.mailassay.store.health.ListStandings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at addresses that are due and keeps their cards. Each is due again after about the interval; one of which
/// nothing could be found out, sooner at first and ever later after that.
public final class HealthRound {
    private static final Logger LOG = LoggerFactory.getLogger(HealthRound.class);

    /// A run ends after this, so that the scheduler sees that it is alive; what is left waits for the next.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /// No look takes so long; of a process that died, the addresses come again after it.
    private static final Duration LEASE = Duration.ofMinutes(20);

    private static final Duration SHORTEST_BACK_OFF = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 8;

    /// About two minutes' worth of looks is kept together, for each question a second; fewer would leave the pace
    /// unused while the last of them wait for a slow greeting.
    private static final int LOOKS_FOR_EACH_QUESTION = 2;

    private static final int MOST_LOOKS = 1_000;

    private final CardWork work;
    private final AddressLook look;
    private final Supplier<List<ProbeResult>> lists;
    private final List<Path> networkFiles;
    private final HealthPace pace;
    private final InstantSource clock;

    /// @param look whose table of networks is not asked: that of the files is
    /// @param lists what the last probes of the blocklists came to
    /// @param networkFiles MMDB files, or folders of them
    public HealthRound(
            CardWork work,
            AddressLook look,
            Supplier<List<ProbeResult>> lists,
            List<Path> networkFiles,
            HealthPace pace,
            InstantSource clock) {
        this.work = work;
        this.look = new AddressLook(
                new PacedDns(look.dns(), pace.rate()),
                look.lists(),
                look.asksSenderScore(),
                look.ports(),
                look.networks());
        this.lists = lists;
        this.networkFiles = List.copyOf(networkFiles);
        this.pace = pace;
        this.clock = clock;
    }

    /// Looks at what is due, until nothing is left or the run is long enough.
    ///
    /// @return how many addresses have a new card
    public int run() {
        work.enrol(clock.instant());
        List<DueAddress> due = claim();
        int carded = due.isEmpty() ? 0 : run(due);
        if (carded > 0) {
            LOG.info("Looked at {} addresses for their health cards", carded);
        }
        return carded;
    }

    private int run(List<DueAddress> first) {
        long end = System.nanoTime() + LONGEST.toNanos();
        int carded = 0;
        try (NetworkFiles files = NetworkFiles.open(networkFiles)) {
            AddressLook placed =
                    new AddressLook(look.dns(), look.lists(), look.asksSenderScore(), look.ports(), table(files));
            List<DueAddress> due = first;
            while (!due.isEmpty() && !Thread.currentThread().isInterrupted()) {
                List<AddressCheck> checks = look(due, placed);
                work.record(checks);
                carded += (int) checks.stream()
                        .filter(AddressCheck.Carded.class::isInstance)
                        .count();
                due = System.nanoTime() < end ? claim() : List.of();
            }
        }
        return carded;
    }

    private List<DueAddress> claim() {
        return work.claim(Math.min(MOST_LOOKS, pace.rate() * LOOKS_FOR_EACH_QUESTION), clock.instant(), LEASE);
    }

    /// Where the files say that an address is.
    public static NetworkTable table(NetworkFiles files) {
        return address -> {
            NetworkFacts facts = files.of(address);
            return new NetworkPlace(facts.country(), facts.asn(), facts.asName());
        };
    }

    private List<AddressCheck> look(List<DueAddress> due, AddressLook placed) {
        List<ProbeResult> standing = lists.get();
        Semaphore places = new Semaphore(pace.atOnce());
        List<AddressCheck> checks = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<AddressCheck>> pending = new ArrayList<>();
            try {
                for (DueAddress address : due) {
                    places.acquire();
                    pending.add(threads.submit(() -> {
                        try {
                            return looked(address, placed, standing);
                        } finally {
                            places.release();
                        }
                    }));
                }
                for (Future<AddressCheck> one : pending) {
                    checks.add(one.get());
                }
            } catch (InterruptedException interrupted) {
                // The rest comes again when its lease has passed.
                threads.shutdownNow();
                Thread.currentThread().interrupt();
            } catch (ExecutionException failure) {
                throw new IllegalStateException("an address cannot be looked at", failure.getCause());
            }
        }
        return checks;
    }

    /// A fault of ours with one address keeps no other from its card.
    private AddressCheck looked(DueAddress due, AddressLook placed, List<ProbeResult> standing) {
        try {
            return look(due, placed, standing);
        } catch (CancellationException cancelled) {
            throw cancelled;
        } catch (RuntimeException fault) {
            LOG.error("The address {} cannot be looked at", due.address().getHostAddress(), fault);
            return missed(due);
        }
    }

    private AddressCheck look(DueAddress due, AddressLook placed, List<ProbeResult> standing) {
        AddressFacts facts = placed.at(due.address(), standing);
        HealthCard card = HealthCard.of(facts);
        Instant now = clock.instant();
        // Without the DNS, an open port or a country alone is no card.
        boolean dnsIsAway = facts.lists().answered() == 0 && facts.name() instanceof ReverseName.Unknown;
        return dnsIsAway || card.overall().isEmpty()
                ? missed(due)
                : new AddressCheck.Carded(
                        due,
                        card.overall().getAsInt(),
                        card.crisis(),
                        PlainJson.of(CardFields.of(card)),
                        standings(facts.lists()),
                        now,
                        now.plus(spread(pace.interval())));
    }

    /// A list that did not answer says nothing, and one that was found not to work is not among the answers.
    private static ListStandings standings(BlocklistSurvey survey) {
        List<String> listed = new ArrayList<>();
        List<String> clean = new ArrayList<>();
        for (BlocklistSurvey.Asked asked : survey.answers()) {
            switch (asked.answer()) {
                case BlocklistAnswer.Listed _ -> listed.add(asked.list().zone());
                case BlocklistAnswer.Clean _ -> clean.add(asked.list().zone());
                case BlocklistAnswer.Refused _, BlocklistAnswer.Unreachable _ -> {
                    // Neither is known.
                }
            }
        }
        clean.removeAll(listed);
        return new ListStandings(listed, clean);
    }

    private AddressCheck missed(DueAddress due) {
        return new AddressCheck.Missed(due, clock.instant().plus(backOff(due.failures())));
    }

    private Duration backOff(int failures) {
        Duration longer = SHORTEST_BACK_OFF.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return spread(longer.compareTo(pace.interval()) < 0 ? longer : pace.interval());
    }

    /// Up to a tenth more or less, so that addresses that came together do not stay together.
    private static Duration spread(Duration time) {
        return time.multipliedBy(900 + RandomGenerator.getDefault().nextLong(201))
                .dividedBy(1000);
    }
}
