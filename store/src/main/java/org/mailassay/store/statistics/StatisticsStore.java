package org.mailassay.store.statistics;

import io.helidon.dbclient.DbRow;
import java.net.InetAddress;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// Statistics of one domain of an account, over a range of UTC days of which both ends belong to it.
public final class StatisticsStore {
    /// Addresses that [#senders] looks at: those that sent most. A forged report can name any number of them.
    public static final int MAXIMUM_ADDRESSES = 10_000;

    private static final String DAILY = SqlFiles.read(StatisticsStore.class, "daily");
    private static final String SENDERS = SqlFiles.read(StatisticsStore.class, "senders");

    private final Database database;

    public StatisticsStore(Database database) {
        this.database = database;
    }

    /// Every day of the range in order; days without mail have zeros.
    public List<DailyStatistics> daily(long accountId, long domainId, LocalDate from, LocalDate to) {
        return database.rows(
                DAILY,
                parameters(accountId, domainId, from, to),
                row -> new DailyStatistics(day(row, "day"), CountsRow.read(row)));
    }

    /// Who sent for the domain; those who sent most come first.
    public List<Sender> senders(long accountId, long domainId, LocalDate from, LocalDate to) {
        Map<String, List<Row>> byName = new LinkedHashMap<>();
        for (Row row : database.rows(SENDERS, parameters(accountId, domainId, from, to), StatisticsStore::row)) {
            byName.computeIfAbsent(row.sender(), name -> new ArrayList<>()).add(row);
        }
        return byName.values().stream()
                .map(StatisticsStore::sender)
                .sorted(Comparator.comparingLong(
                                (Sender sender) -> sender.counts().messages())
                        .reversed()
                        .thenComparing(Sender::name))
                .toList();
    }

    private static Map<String, Object> parameters(long accountId, long domainId, LocalDate from, LocalDate to) {
        return Map.of("account_id", accountId, "domain_id", domainId, "from", from, "to", to);
    }

    private static Sender sender(List<Row> rows) {
        Row first = rows.getFirst();
        LocalDate firstSeen = first.address().firstSeen();
        LocalDate lastSeen = first.address().lastSeen();
        MessageCounts counts = MessageCounts.ZERO;
        for (Row row : rows) {
            SendingAddress address = row.address();
            firstSeen = address.firstSeen().isBefore(firstSeen) ? address.firstSeen() : firstSeen;
            lastSeen = address.lastSeen().isAfter(lastSeen) ? address.lastSeen() : lastSeen;
            counts = counts.plus(address.counts());
        }
        return new Sender(
                first.sender(),
                first.service(),
                first.category(),
                firstSeen,
                lastSeen,
                counts,
                rows.stream().map(Row::address).toList());
    }

    private static Row row(DbRow row) {
        return new Row(
                row.column("sender").get(String.class),
                row.column("service").get(String.class),
                row.column("category").get(String.class),
                new SendingAddress(
                        InetAddress.ofLiteral(row.column("address").get(String.class)),
                        row.column("ptr").get(String.class),
                        row.column("country").get(String.class),
                        row.column("asn").get(Long.class),
                        row.column("as_name").get(String.class),
                        day(row, "first_seen"),
                        day(row, "last_seen"),
                        CountsRow.read(row)));
    }

    private static LocalDate day(DbRow row, String column) {
        return row.column(column).get(Date.class).toLocalDate();
    }

    private record Row(String sender, String service, String category, SendingAddress address) {}
}
