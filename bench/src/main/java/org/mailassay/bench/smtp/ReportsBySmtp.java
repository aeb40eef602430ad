package org.mailassay.bench.smtp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mailassay.mailets.testing.ReportMessages;
import org.mailassay.mailets.testing.SmtpLoad;
import org.mailassay.store.Database;
import org.mailassay.store.DatabaseSettings;

/// Sends reports over SMTP to a running appliance, and measures how long it takes until the last one is in the
/// statistics.
///
/// Arguments: host, SMTP port, reporting address, policy domain, messages, connections, messages for each connection,
/// `plain` or `tls`, JDBC URL, user, password. Each run sends reports of its own.
public final class ReportsBySmtp {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /// Asked often, so it has to be answered by an index, or the measure would be of itself.
    private static final String COUNT = """
            select count(*) as reports from accounts join reports on reports.account_id = accounts.id
            where reports.begins = to_timestamp(cast(:begin as bigint))""";

    private final SmtpLoad load;
    private final Database database;
    private final long begin;

    private ReportsBySmtp(SmtpLoad load, Database database, long begin) {
        this.load = load;
        this.database = database;
        this.begin = begin;
    }

    /// Runs the measure.
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 11) {
            System.err.println("Arguments: HOST PORT ADDRESS DOMAIN MESSAGES CONNECTIONS MESSAGES-PER-CONNECTION"
                    + " plain|tls JDBC-URL USER PASSWORD");
            System.exit(2);
        }
        List<String> given = List.of(arguments);
        long begin = Instant.now().getEpochSecond();
        ReportMessages reports = new ReportMessages(given.get(2), given.get(3), begin);
        SmtpLoad load = new SmtpLoad(
                new InetSocketAddress(given.get(0), Integer.parseInt(given.get(1))),
                Integer.parseInt(given.get(5)),
                Integer.parseInt(given.get(6)),
                given.get(7).equals("tls"),
                given.get(2),
                reports::message);
        try (Database database = Database.open(DatabaseSettings.of(given.get(8), given.get(9), given.get(10)))) {
            new ReportsBySmtp(load, database, begin).run(Integer.parseInt(given.get(4)));
        }
    }

    private void run(int messages) throws InterruptedException {
        long start = System.nanoTime();
        SmtpLoad.Result result = load.send(0, messages);
        while (counted() < result.accepted().size()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("Only " + counted() + " reports came through: " + result);
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.println(result);
        System.out.printf(
                Locale.ROOT,
                "%d reports in the statistics after %.2f s: %.0f/s%n",
                counted(),
                seconds,
                result.accepted().size() / seconds);
    }

    private long counted() {
        Optional<Long> count = database.row(
                COUNT, Map.of("begin", begin), row -> row.column("reports").getLong());
        return count.orElse(0L);
    }
}
