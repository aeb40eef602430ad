package org.mailassay.bench.rounds;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.mailassay.analysis.blocklist.BlocklistFile;
import org.mailassay.analysis.healthcard.AddressLook;
import org.mailassay.analysis.healthcard.NetworkTable;
import org.mailassay.analysis.healthcard.PortProbe;
import org.mailassay.analysis.transport.PolicyFetcher;
import org.mailassay.api.monitoring.LookTiming;
import org.mailassay.api.monitoring.TimelineLooks;
import org.mailassay.appliance.dns.DnsSettings;
import org.mailassay.appliance.dns.DnsjavaDns;
import org.mailassay.appliance.embedded.EmbeddedDatabase;
import org.mailassay.appliance.healthcard.HealthPace;
import org.mailassay.appliance.healthcard.HealthRound;
import org.mailassay.appliance.monitor.MonitoringRounds;
import org.mailassay.appliance.monitor.RoundLimits;
import org.mailassay.bench.ResidentMemory;
import org.mailassay.bench.health.HealthRoundBench;
import org.mailassay.bench.monitoring.MonitoringRound;
import org.mailassay.store.Database;
import org.mailassay.store.DatabaseSettings;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.health.CardWork;
import org.mailassay.store.monitoring.MonitoringStore;

/// One round over verified domains and one over verified addresses, all of them due, in one process with one database
/// and one resolver, as one node of the appliance goes them.
///
/// Arguments: an empty folder; domains, looks a second, looks at once; addresses, questions a second, addresses at
/// once; delay of the DNS in milliseconds.
public final class BothRounds {
    private static final String DOMAINS = SqlFiles.read(MonitoringRound.class, "domains");
    private static final String ADDRESSES = SqlFiles.read(HealthRoundBench.class, "addresses");
    private static final String LOOKED =
            "select count(*) as done from domain_monitoring where last_look_at is not null";
    private static final String CARDED = SqlFiles.read(HealthRoundBench.class, "done");
    private static final Duration INTERVAL = Duration.ofHours(6);
    private static final int TELL_EVERY = 60;

    private BothRounds() {}

    /// Runs the measure.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 8) {
            System.err.println(
                    "Arguments: FOLDER DOMAINS LOOKS-PER-SECOND LOOKS-AT-ONCE ADDRESSES RATE AT-ONCE DELAY-MS");
            System.exit(2);
        }
        Path folder = Path.of(arguments[0]);
        int domains = Integer.parseInt(arguments[1]);
        RoundLimits limits =
                new RoundLimits(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[2]), RoundLimits.POLL);
        int addresses = Integer.parseInt(arguments[4]);
        HealthPace pace = new HealthPace(INTERVAL, Integer.parseInt(arguments[6]), Integer.parseInt(arguments[5]));
        try (EmbeddedDatabase embedded = EmbeddedDatabase.open(folder, folder);
                Database database =
                        Database.open(DatabaseSettings.of(embedded.url(), embedded.user(), embedded.password()));
                WorldServer world = new WorldServer(Duration.ofMillis(Long.parseLong(arguments[7])));
                DnsjavaDns dns = new DnsjavaDns(DnsSettings.of(List.of(world.address())))) {
            database.migrate();
            database.change(ADDRESSES, Map.of("addresses", addresses));
            database.change(DOMAINS, Map.of("domains", domains));
            database.change("analyze", Map.of());
            run(database, dns, world, domains, limits, pace);
        }
    }

    private static void run(
            Database database, DnsjavaDns dns, WorldServer world, int domains, RoundLimits limits, HealthPace pace)
            throws InterruptedException {
        MonitoringStore monitoring = new MonitoringStore(database);
        TimelineLooks looks = new TimelineLooks(
                monitoring, dns, PolicyFetcher.none(), InstantSource.system(), new LookTiming(INTERVAL, Math::random));
        AddressLook look = new AddressLook(
                dns, BlocklistFile.bundled().usable(Map.of()), true, PortProbe.off(), NetworkTable.none());
        HealthRound cards =
                new HealthRound(new CardWork(database), look, List::of, List.of(), pace, InstantSource.system());
        long began = System.nanoTime();
        AtomicReference<Duration> carded = new AtomicReference<>(Duration.ZERO);
        try (MonitoringRounds _ = MonitoringRounds.start(monitoring, looks, InstantSource.system(), limits)) {
            Thread health = Thread.ofPlatform().name("health").start(() -> {
                while (cards.run() > 0) {
                    Thread.onSpinWait();
                }
                carded.set(since(began));
            });
            Duration looked = Duration.ZERO;
            for (int second = 1; looked.isZero() || health.isAlive(); second++) {
                TimeUnit.SECONDS.sleep(1);
                if (looked.isZero() && number(database, LOOKED) == domains) {
                    looked = since(began);
                }
                if (second % TELL_EVERY == 0) {
                    tell(began, database, world);
                }
            }
            tell(began, database, world);
            System.out.printf(
                    Locale.ROOT,
                    "Domains in %.1f min, addresses in %.1f min, %d s of processor, the DNS that answers included%n",
                    looked.toMillis() / 60e3,
                    carded.get().toMillis() / 60e3,
                    ProcessHandle.current()
                            .info()
                            .totalCpuDuration()
                            .orElse(Duration.ZERO)
                            .toSeconds());
        }
    }

    private static void tell(long began, Database database, WorldServer world) {
        System.out.printf(
                Locale.ROOT,
                "%4d s: %d domains, in a second at most %d looks, %d questions of %d; %d cards, in a second at most %d"
                        + " questions of %d; resident %s; load %.1f%n",
                since(began).toSeconds(),
                number(database, LOOKED),
                world.looks().takeMost(),
                world.domains().takeMost(),
                world.domains().all(),
                number(database, CARDED),
                world.addresses().takeMost(),
                world.addresses().all(),
                ResidentMemory.text(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static long number(Database database, String query) {
        return database.row(query, Map.of(), row -> row.column("done").get(Long.class))
                .orElseThrow();
    }
}
