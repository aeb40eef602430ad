package org.mailassay.store.health;

import java.net.InetAddress;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// What looking at addresses reads and writes, of all accounts. An address of a group that is not verified, or of an
/// account that is suspended or past its period, is never among those that are due.
public final class CardWork {
    /// As many days as the history has.
    static final int DAYS = 30;

    private static final String ENROL = SqlFiles.read(CardWork.class, "enrol");
    private static final String CLAIM = SqlFiles.read(CardWork.class, "claim");
    private static final String RECORD = SqlFiles.read(CardWork.class, "record");
    private static final String MISS = SqlFiles.read(CardWork.class, "miss");
    private static final String FORGET = SqlFiles.read(CardWork.class, "forget");

    private final Database database;

    public CardWork(Database database) {
        this.database = database;
    }

    /// Makes every address of a group that was verified meanwhile due, and forgets days that are past.
    ///
    /// @return how many addresses are new
    public long enrol(Instant now) {
        database.change(
                FORGET, Map.of("day", LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS)));
        return database.change(ENROL, Map.of("now", now.atOffset(ZoneOffset.UTC)));
    }

    /// Addresses that are due, those that wait longest first. No other node gets them until the lease has passed.
    public List<DueAddress> claim(int limit, Instant now, Duration lease) {
        return database.rows(
                CLAIM,
                Map.of(
                        "limit", limit,
                        "now", now.atOffset(ZoneOffset.UTC),
                        "leased_until", now.plus(lease).atOffset(ZoneOffset.UTC)),
                row -> new DueAddress(
                        row.column("account_id").get(Long.class),
                        row.column("ip_id").get(Long.class),
                        InetAddress.ofLiteral(row.column("address").get(String.class)),
                        row.column("failures").get(Integer.class)));
    }

    /// Keeps what looks came to. One of an address that was deleted meanwhile is dropped.
    public void record(List<AddressCheck> checks) {
        List<AddressCheck.Carded> cards = only(AddressCheck.Carded.class, checks);
        List<AddressCheck.Missed> missed = only(AddressCheck.Missed.class, checks);
        database.inTransaction(transaction -> {
            new CardEvents(transaction).tell(cards);
            try (PreparedStatement statement = transaction.prepareStatement(RECORD)) {
                keys(new ColumnArrays<>(statement, cards))
                        .timestamp(AddressCheck.Carded::next)
                        .integer(AddressCheck.Carded::overall)
                        .bool(AddressCheck.Carded::crisis)
                        .text(AddressCheck.Carded::card)
                        .timestamp(AddressCheck.Carded::at)
                        .date(card -> LocalDate.ofInstant(card.at(), ZoneOffset.UTC));
                statement.execute();
            }
            try (PreparedStatement statement = transaction.prepareStatement(MISS)) {
                keys(new ColumnArrays<>(statement, missed)).timestamp(AddressCheck.Missed::next);
                return statement.executeUpdate();
            }
        });
    }

    static <T extends AddressCheck> ColumnArrays<T> keys(ColumnArrays<T> columns) throws SQLException {
        return keys(columns, check -> check);
    }

    /// The columns of the keys of what belongs to a check.
    static <T> ColumnArrays<T> keys(ColumnArrays<T> columns, Function<T, AddressCheck> check) throws SQLException {
        return columns.bigint(each -> check.apply(each).of().accountId())
                .bigint(each -> check.apply(each).of().groupId())
                .inet(each -> check.apply(each).of().address());
    }

    private static <T extends AddressCheck> List<T> only(Class<T> kind, List<AddressCheck> checks) {
        return checks.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
