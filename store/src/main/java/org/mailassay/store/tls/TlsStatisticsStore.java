package org.mailassay.store.tls;

import io.helidon.dbclient.DbRow;
import java.net.InetAddress;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// What TLS reports say of one domain of an account, over a range of UTC days of which both ends belong to it. Read
/// from roll-ups alone.
public final class TlsStatisticsStore {
    /// Entries of each list: those with most sessions. A forged report can name any number of hosts and addresses.
    public static final int MOST = 500;

    private static final String DAILY = SqlFiles.read(TlsStatisticsStore.class, "daily");
    private static final String POLICIES = SqlFiles.read(TlsStatisticsStore.class, "policies");
    private static final String FAILURES = SqlFiles.read(TlsStatisticsStore.class, "failures");
    private static final String HOSTS = SqlFiles.read(TlsStatisticsStore.class, "hosts");
    private static final String SENDERS = SqlFiles.read(TlsStatisticsStore.class, "senders");

    private final Database database;

    public TlsStatisticsStore(Database database) {
        this.database = database;
    }

    /// All of it.
    public TlsStatistics of(long accountId, long domainId, LocalDate from, LocalDate to) {
        Map<String, Object> range = Map.of("account_id", accountId, "domain_id", domainId, "from", from, "to", to);
        Map<String, Object> limited = new HashMap<>(range);
        limited.put("limit", MOST);
        return new TlsStatistics(
                database.rows(DAILY, range, TlsStatisticsStore::day),
                database.rows(POLICIES, limited, TlsStatisticsStore::policy),
                database.rows(FAILURES, limited, TlsStatisticsStore::failures),
                database.rows(HOSTS, limited, TlsStatisticsStore::host),
                database.rows(SENDERS, limited, TlsStatisticsStore::sender));
    }

    /// Every day of the range in order; those without reports have zeros.
    public List<TlsStatistics.Day> days(long accountId, long domainId, LocalDate from, LocalDate to) {
        return database.rows(
                DAILY,
                Map.of("account_id", accountId, "domain_id", domainId, "from", from, "to", to),
                TlsStatisticsStore::day);
    }

    private static TlsStatistics.Day day(DbRow row) {
        return new TlsStatistics.Day(
                date(row, "day"), number(row, "reports"), number(row, "successful"), number(row, "failed"));
    }

    private static TlsStatistics.Policy policy(DbRow row) {
        return new TlsStatistics.Policy(text(row, "policy_type"), number(row, "successful"), number(row, "failed"));
    }

    private static TlsStatistics.Failures failures(DbRow row) {
        return new TlsStatistics.Failures(
                text(row, "result_type"),
                text(row, "policy_type"),
                number(row, "sessions"),
                date(row, "first_seen"),
                date(row, "last_seen"));
    }

    private static TlsStatistics.Host host(DbRow row) {
        return new TlsStatistics.Host(text(row, "mx_host"), text(row, "result_type"), number(row, "sessions"));
    }

    private static TlsStatistics.SendingServer sender(DbRow row) {
        String address = text(row, "sending_ip");
        return new TlsStatistics.SendingServer(
                address.isEmpty() ? Optional.empty() : Optional.of(InetAddress.ofLiteral(address)),
                text(row, "ptr"),
                text(row, "service"),
                number(row, "sessions"));
    }

    private static String text(DbRow row, String column) {
        return row.column(column).get(String.class);
    }

    private static long number(DbRow row, String column) {
        return row.column(column).get(Long.class);
    }

    private static LocalDate date(DbRow row, String column) {
        return row.column(column).get(Date.class).toLocalDate();
    }
}
