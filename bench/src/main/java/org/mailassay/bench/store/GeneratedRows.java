package org.mailassay.bench.store;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.mailassay.store.Database;
import org.mailassay.store.DatabaseSettings;
import org.mailassay.store.SqlFiles;

/// Fills an account with made-up report rows, as if they had come by mail, so that queries can be measured.
///
/// Arguments: JDBC URL, user, password, account id, rows, domains, sources for each domain (at most 300), days.
public final class GeneratedRows {
    private static final String DOMAINS = SqlFiles.read(GeneratedRows.class, "domains");
    private static final String DAY = SqlFiles.read(GeneratedRows.class, "day");
    private static final String ROLL_UP_SOURCES = SqlFiles.read(GeneratedRows.class, "rollUpSources");
    private static final String ROLL_UP_TOTALS = SqlFiles.read(GeneratedRows.class, "rollUpTotals");
    private static final String ROLL_UP_WEEKS = SqlFiles.read(GeneratedRows.class, "rollUpWeeks");
    private static final String PARTITION = "select ensure_report_rows_month(cast(cast(:day as text) as date))";
    private static final int ROWS_FOR_EACH_REPORT = 50;

    private GeneratedRows() {}

    /// Runs the generator.
    public static void main(String[] arguments) {
        if (arguments.length != 8) {
            System.err.println("Arguments: JDBC-URL USER PASSWORD ACCOUNT-ID ROWS DOMAINS SOURCES DAYS");
            System.exit(2);
        }
        DatabaseSettings settings = DatabaseSettings.of(arguments[0], arguments[1], arguments[2]);
        long account = Long.parseLong(arguments[3]);
        long rows = Long.parseLong(arguments[4]);
        int domains = Integer.parseInt(arguments[5]);
        int sources = Integer.parseInt(arguments[6]);
        int days = Integer.parseInt(arguments[7]);
        try (Database database = Database.open(settings)) {
            database.change(DOMAINS, Map.of("account_id", account, "domains", domains));
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            long reports = Math.max(1, rows / ROWS_FOR_EACH_REPORT / days);
            for (int back = days - 1; back >= 0; back--) {
                String day = today.minusDays(back).toString();
                fill(database, account, day, reports, domains, sources);
            }
            database.change(ROLL_UP_WEEKS, Map.of("account_id", account));
            for (String table : List.of("reports", "report_rows", "daily_sources", "weekly_sources", "daily_totals")) {
                database.change("analyze " + table, Map.of());
            }
        }
    }

    private static void fill(Database database, long account, String day, long reports, int domains, int sources) {
        database.rows(PARTITION, Map.of("day", day), row -> day);
        Map<String, Object> own = Map.of("account_id", account, "day", day);
        database.change(
                DAY,
                Map.of("account_id", account, "day", day, "reports", reports, "domains", domains, "sources", sources));
        database.change(ROLL_UP_SOURCES, own);
        database.change(ROLL_UP_TOTALS, own);
        System.out.println(day + ": " + reports * ROWS_FOR_EACH_REPORT + " rows");
    }
}
