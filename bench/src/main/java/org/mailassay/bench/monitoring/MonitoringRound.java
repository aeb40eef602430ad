package org.mailassay.bench.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.transport.PolicyFetcher;
import org.mailassay.api.monitoring.LookTiming;
import org.mailassay.api.monitoring.TimelineLooks;
import org.mailassay.appliance.embedded.EmbeddedDatabase;
import org.mailassay.appliance.monitor.MonitoringRounds;
import org.mailassay.appliance.monitor.RoundLimits;
import org.mailassay.bench.ResidentMemory;
import org.mailassay.store.Database;
import org.mailassay.store.DatabaseSettings;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.monitoring.MonitoringStore;

/// One round over many verified domains that are all due, with a database of its own and a DNS that takes 20
/// milliseconds for each question. It prints how far it is every half minute, and at the end how long it took, how many
/// looks began in the busiest second, and what memory and processor it cost.
///
/// Arguments: domains, looks a second, looks at once.
public final class MonitoringRound {
    private static final String DOMAINS = SqlFiles.read(MonitoringRound.class, "domains");
    private static final String LEFT = "select count(*) as left_over from domain_monitoring where last_look_at is null";
    private static final String ROWS = "select count(*) as left_over from dns_records";
    private static final Pattern DOMAIN = Pattern.compile("d[0-9]+\\.example");
    private static final Duration NEWS = Duration.ofSeconds(30);

    private MonitoringRound() {}

    /// Runs it.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 3) {
            System.err.println("Arguments: DOMAINS LOOKS-PER-SECOND LOOKS-AT-ONCE");
            System.exit(2);
        }
        int domains = Integer.parseInt(arguments[0]);
        RoundLimits limits =
                new RoundLimits(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[1]), RoundLimits.POLL);
        Path folder = Files.createTempDirectory("monitoring-bench");
        try (EmbeddedDatabase embedded = EmbeddedDatabase.open(folder.resolve("data"), folder.resolve("programs"));
                Database database =
                        Database.open(DatabaseSettings.of(embedded.url(), embedded.user(), embedded.password()))) {
            database.migrate();
            database.change("insert into accounts (email) values ('bench@example.com')", Map.of());
            database.change(DOMAINS, Map.of("domains", domains));
            database.change("analyze", Map.of());
            run(database, domains, limits);
        } finally {
            delete(folder);
        }
    }

    private static void run(Database database, int domains, RoundLimits limits) throws InterruptedException {
        MonitoringStore monitoring = new MonitoringStore(database);
        SlowDns dns = new SlowDns();
        Map<Long, AtomicInteger> begun = new ConcurrentSkipListMap<>();
        // Every look asks for the domain's SPF policy first, and once.
        Dns counted = (name, type) -> {
            if (type == RecordType.TXT && DOMAIN.matcher(name).matches()) {
                begun.computeIfAbsent(Instant.now().getEpochSecond(), second -> new AtomicInteger())
                        .incrementAndGet();
            }
            return dns.query(name, type);
        };
        TimelineLooks looks = new TimelineLooks(
                monitoring,
                counted,
                PolicyFetcher.none(),
                InstantSource.system(),
                new LookTiming(Duration.ofHours(6), Math::random));
        long start = System.nanoTime();
        try (MonitoringRounds _ = MonitoringRounds.start(monitoring, looks, InstantSource.system(), limits)) {
            long news = start;
            long left = domains;
            while (left > 0) {
                Thread.sleep(Duration.ofSeconds(1));
                left = number(database, LEFT);
                if (System.nanoTime() - news >= NEWS.toNanos()) {
                    news = System.nanoTime();
                    System.out.printf(
                            "%4d s: %5d domains looked at, heap %d MiB, resident %s%n",
                            seconds(start), domains - left, heap(), resident());
                }
            }
        }
        int busiest = begun.values().stream().mapToInt(AtomicInteger::get).max().orElse(0);
        Duration processor = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        System.out.printf(
                "%d domains in %d s, %.1f a second; busiest second %d; %.1f questions each; %d rows; processor %d s;"
                        + " resident %s%n",
                domains,
                seconds(start),
                domains / (double) Math.max(1, seconds(start)),
                busiest,
                (double) dns.questions() / domains,
                number(database, ROWS),
                processor.toSeconds(),
                resident());
    }

    private static long number(Database database, String query) {
        return database.row(query, Map.of(), row -> row.column("left_over").get(Long.class))
                .orElseThrow();
    }

    private static long seconds(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toSeconds();
    }

    private static long heap() {
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }

    private static String resident() {
        OptionalLong kilobytes = ResidentMemory.kilobytes();
        return kilobytes.isPresent() ? kilobytes.getAsLong() / 1024 + " MiB" : "unknown";
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException | UncheckedIOException e) {
            System.err.println(folder + " could not be deleted: " + e.getMessage());
        }
    }
}
