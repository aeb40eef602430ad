package org.mailassay.bench.health;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.mailassay.analysis.blocklist.BlocklistFile;
import org.mailassay.analysis.healthcard.AddressLook;
import org.mailassay.analysis.healthcard.NetworkTable;
import org.mailassay.analysis.healthcard.PortProbe;
import org.mailassay.appliance.dns.DnsSettings;
import org.mailassay.appliance.dns.DnsjavaDns;
import org.mailassay.appliance.embedded.EmbeddedDatabase;
import org.mailassay.appliance.healthcard.HealthPace;
import org.mailassay.appliance.healthcard.HealthRound;
import org.mailassay.bench.ResidentMemory;
import org.mailassay.store.Database;
import org.mailassay.store.DatabaseSettings;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.health.CardWork;

/// One round over many verified addresses, with a DNS that takes its time.
///
/// Arguments: an empty folder, addresses, questions a second, addresses at once, delay of the DNS in milliseconds.
public final class HealthRoundBench {
    private static final String ADDRESSES = SqlFiles.read(HealthRoundBench.class, "addresses");
    private static final String DONE = SqlFiles.read(HealthRoundBench.class, "done");

    private HealthRoundBench() {}

    /// Runs the measure.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 5) {
            System.err.println("Arguments: FOLDER ADDRESSES RATE AT-ONCE DELAY-MS");
            System.exit(2);
        }
        Path folder = Path.of(arguments[0]);
        int addresses = Integer.parseInt(arguments[1]);
        HealthPace pace =
                new HealthPace(Duration.ofHours(6), Integer.parseInt(arguments[3]), Integer.parseInt(arguments[2]));
        try (EmbeddedDatabase embedded = EmbeddedDatabase.open(folder, folder);
                Database database =
                        Database.open(DatabaseSettings.of(embedded.url(), embedded.user(), embedded.password()));
                SlowDnsServer server = new SlowDnsServer(Duration.ofMillis(Long.parseLong(arguments[4])));
                DnsjavaDns dns = new DnsjavaDns(DnsSettings.of(List.of(server.address())))) {
            database.migrate();
            database.change(ADDRESSES, Map.of("addresses", addresses));
            AddressLook look = new AddressLook(
                    dns, BlocklistFile.bundled().usable(Map.of()), true, PortProbe.off(), NetworkTable.none());
            HealthRound round =
                    new HealthRound(new CardWork(database), look, List::of, List.of(), pace, InstantSource.system());
            long began = System.nanoTime();
            Thread teller = Thread.ofVirtual().start(() -> tellOften(began, database, server));
            int carded = 0;
            for (int more = round.run(); more > 0; more = round.run()) {
                carded += more;
            }
            teller.interrupt();
            teller.join();
            tell(began, database, server);
            System.out.printf(
                    Locale.ROOT, "%d addresses in %.1f minutes%n", carded, (System.nanoTime() - began) / 60e9);
        }
    }

    private static void tellOften(long began, Database database, SlowDnsServer server) {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(10);
                tell(began, database, server);
            }
        } catch (InterruptedException over) {
            // The measure has ended.
        }
    }

    private static void tell(long began, Database database, SlowDnsServer server) {
        long done = database.row(DONE, Map.of(), row -> row.column("done").get(Long.class))
                .orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "%5d s: %6d cards, %8d questions, at most %d in a second, %s resident%n",
                (System.nanoTime() - began) / 1_000_000_000,
                done,
                server.all(),
                server.most(),
                ResidentMemory.text());
    }
}
