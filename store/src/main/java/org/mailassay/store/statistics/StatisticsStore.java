package org.mailassay.store.statistics;

import java.net.InetAddress;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
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
                Map.of("account_id", accountId, "domain_id", domainId, "from", from, "to", to),
                row -> new DailyStatistics(row.column("day").get(Date.class).toLocalDate(), CountsRow.read(row)));
    }

    /// Who sent for the domain; those who sent most come first.
    public List<Sender> senders(long accountId, long domainId, LocalDate from, LocalDate to) {
        Map<String, List<Row>> byName = new LinkedHashMap<>();
        for (Row row : database.read(connection -> rows(connection, accountId, domainId, from, to))) {
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

    private static List<Row> rows(Connection connection, long accountId, long domainId, LocalDate from, LocalDate to)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SENDERS)) {
            WholeWeeks weeks = WholeWeeks.within(from, to);
            List<Object> parameters = new ArrayList<>();
            Collections.addAll(parameters, accountId, domainId, weeks.firstWeek(), weeks.afterWeeks());
            Collections.addAll(parameters, accountId, domainId, weeks.begin(), weeks.firstWeek());
            Collections.addAll(parameters, accountId, domainId, weeks.afterWeeks(), weeks.end());
            parameters.add(MAXIMUM_ADDRESSES);
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            List<Row> rows = new ArrayList<>();
            try (ResultSet each = statement.executeQuery()) {
                while (each.next()) {
                    rows.add(row(each));
                }
            }
            return rows;
        }
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

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                new SendingAddress(
                        InetAddress.ofLiteral(row.getString(4)),
                        row.getString(5),
                        row.getString(6),
                        row.getLong(7),
                        row.getString(8),
                        row.getObject(9, LocalDate.class),
                        row.getObject(10, LocalDate.class),
                        new MessageCounts(
                                row.getLong(11),
                                row.getLong(12),
                                row.getLong(13),
                                row.getLong(14),
                                row.getLong(15),
                                row.getLong(16),
                                row.getLong(17))));
    }

    private record Row(String sender, String service, String category, SendingAddress address) {}
}
