package org.mailassay.bench.exports;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailassay.appliance.Appliance;
import org.mailassay.appliance.embedded.EmbeddedDatabase;
import org.mailassay.bench.BenchAppliance;
import org.mailassay.bench.ResidentMemory;
import org.mailassay.store.Database;
import org.mailassay.store.DatabaseSettings;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.account.Account;

/// Takes long lists as files from an appliance in this process.
///
/// Arguments: an empty folder, rows.
public final class ExportBench {
    private static final List<String> PATHS =
            List.of("/reports/unassigned.csv", "/reports/unassigned.ndjson", "/intake.csv", "/intake.ndjson");

    private ExportBench() {}

    /// Runs the measure.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 2) {
            System.err.println("Arguments: FOLDER ROWS");
            System.exit(2);
        }
        Path folder = Path.of(arguments[0]);
        Path data = Files.createDirectory(folder.resolve("data"));
        int rows = Integer.parseInt(arguments[1]);
        try (EmbeddedDatabase embedded = EmbeddedDatabase.open(folder, folder);
                Database database =
                        Database.open(DatabaseSettings.of(embedded.url(), embedded.user(), embedded.password()))) {
            database.migrate();
            String key = fill(database, rows);
            try (Appliance appliance = Appliance.start(BenchAppliance.settings(embedded, data, Map.of()));
                    HttpClient client = HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .build()) {
                String base = "http://127.0.0.1:" + appliance.httpPort() + "/api/dmarc/v1";
                // What is loaded once is not what an export costs.
                take(client, base + "/reports/unassigned.csv?range=1d", key);
                take(client, base + "/intake.ndjson?fate=stored", key);
                for (String path : PATHS) {
                    System.gc();
                    long before = ResidentMemory.kilobytes().orElse(0);
                    Taken taken = take(client, base + path, key);
                    System.out.printf(
                            Locale.ROOT,
                            "%-28s first octet %7.1f ms, last %7.1f s, %8d lines, %5d MB, memory at most %+6d kB%n",
                            path,
                            taken.first() / 1e6,
                            taken.last() / 1e9,
                            taken.lines(),
                            taken.octets() >> 20,
                            taken.mostMemory() - before);
                }
            }
        }
    }

    /// What came back.
    ///
    /// @param first nanoseconds to the first octet
    /// @param last nanoseconds to the end
    private record Taken(long first, long last, long lines, long octets, long mostMemory) {}

    private static Taken take(HttpClient client, String url, String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + key)
                .build();
        byte[] buffer = new byte[1 << 16];
        long began = System.nanoTime();
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException(url + ": " + answer.statusCode());
        }
        long first = 0;
        long lines = 0;
        long octets = 0;
        long mostMemory = 0;
        long looked = 0;
        try (InputStream body = answer.body()) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                first = first == 0 ? System.nanoTime() - began : first;
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
                octets += read;
                if (octets - looked > 1 << 20) {
                    looked = octets;
                    mostMemory = Math.max(mostMemory, ResidentMemory.kilobytes().orElse(0));
                }
            }
        }
        return new Taken(first, System.nanoTime() - began, lines, octets, mostMemory);
    }

    private static String fill(Database database, int rows) {
        Account account = BenchAppliance.account(database);
        for (String statement : List.of("reports", "intake")) {
            database.change(
                    SqlFiles.read(ExportBench.class, statement), Map.of("account_id", account.id(), "rows", rows));
        }
        return BenchAppliance.key(database, account, Instant.now());
    }
}
