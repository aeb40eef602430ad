package org.mailassay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.store.testing.TestDatabase;

class DatabaseTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private final Database database = DATABASE.database();

    @Test
    void readsAndChangesRowsByNamedParameters() {
        assertThat(database.change(
                        "insert into plans (name, retention_days) values (:name, :days)",
                        Map.of("name", "small", "days", 30)))
                .isEqualTo(1);
        assertThat(database.rows(
                        "select name from plans where retention_days = :days",
                        Map.of("days", 30),
                        row -> row.column("name").get(String.class)))
                .containsExactly("small");
        assertThat(database.row("select 1 from plans where name = :name", Map.of("name", "none"), row -> 1))
                .isEmpty();
    }

    @Test
    void takesArraysAsParameters() {
        assertThat(database.row(
                        "select sum(n) as sum from unnest(cast(:numbers as bigint[])) as n",
                        Map.of("numbers", new Long[] {1L, 2L, 39L}),
                        row -> row.column("sum").get(java.math.BigDecimal.class).intValue()))
                .contains(42);
    }

    @Test
    void keepsNothingOfATransactionThatThrows() {
        assertThatThrownBy(() -> database.inTransaction(connection -> {
                    execute(connection, "insert into plans (name) values ('doomed')");
                    throw new IllegalArgumentException("stop");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(DATABASE.number("select count(*) from plans where name = 'doomed'"))
                .isZero();
    }

    @Test
    void runsATransactionAgainAfterADeadlock() throws Exception {
        DATABASE.execute("insert into plans (name) values ('a'), ('b')");
        CyclicBarrier bothHoldTheirFirstRow = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<Integer> first = threads.submit(() -> lockInOrder("a", "b", bothHoldTheirFirstRow));
            Future<Integer> second = threads.submit(() -> lockInOrder("b", "a", bothHoldTheirFirstRow));
            assertThat(first.get() + second.get()).as("one of them ran twice").isEqualTo(3);
        }
        assertThat(DATABASE.number("select sum(retention_days) from plans where name in ('a', 'b')"))
                .isEqualTo(2);
    }

    private int lockInOrder(String one, String other, CyclicBarrier barrier) {
        int[] runs = {0};
        database.inTransaction(connection -> {
            runs[0]++;
            execute(connection, "update plans set retention_days = retention_days + 1 where name = '" + one + "'");
            if (runs[0] == 1) {
                try {
                    barrier.await();
                } catch (InterruptedException | java.util.concurrent.BrokenBarrierException e) {
                    throw new IllegalStateException(e);
                }
            }
            execute(connection, "update plans set retention_days = retention_days + 1 where name = '" + other + "'");
            return runs[0];
        });
        return runs[0];
    }

    @Test
    void tellsAnAbsentServerFromAWrongStatement() {
        assertThatThrownBy(() -> Database.open(new DatabaseSettings(
                        "jdbc:postgresql://127.0.0.1:1/none", "nobody", "", 1, Duration.ofMillis(500))))
                .isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> database.rows("select nonsense", Map.of(), row -> row))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> database.inTransaction(connection -> {
                    execute(connection, "select pg_terminate_backend(pg_backend_pid())");
                    return 1;
                }))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(database.row("select 1", Map.of(), row -> 1)).contains(1);
    }

    @Test
    void neverShowsThePassword() {
        assertThat(DatabaseSettings.of("jdbc:postgresql://host/db?password=secret", "me", "secret"))
                .asString()
                .doesNotContain("secret");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
