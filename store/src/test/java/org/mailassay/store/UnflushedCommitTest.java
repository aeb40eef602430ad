package org.mailassay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.store.testing.TestDatabase;

class UnflushedCommitTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private final Database database = DATABASE.database();

    @Test
    void isSeenAtOnceAndOnDiskForAllWhoWait() throws Exception {
        UnflushedCommit<Integer> commit = database.inUnflushedTransaction(connection -> add(connection, "quick"));
        assertThat(DATABASE.number("select count(*) from plans where name = 'quick'"))
                .isEqualTo(1);
        String end = text("select pg_current_wal_insert_lsn()");

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> waiting = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(commit::awaitDisk))
                    .toList();
            for (Future<?> each : waiting) {
                each.get();
            }
        }

        assertThat(text("select pg_current_wal_flush_lsn() >= '" + end + "'")).isEqualTo("t");
        assertThat(commit.result()).isPositive();
    }

    /// A crash of the server breaks every connection, so this is what it looks like from here.
    @Test
    void isNotSaidToBeOnDiskWhenItsConnectionIsBroken() {
        UnflushedCommit<Integer> commit = database.inUnflushedTransaction(connection -> add(connection, "broken"));
        assertThat(DATABASE.number("select count(pg_terminate_backend(" + commit.result() + "))"))
                .isEqualTo(1);

        assertThatThrownBy(commit::awaitDisk).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(commit::awaitDisk).as("to whoever comes later, too").isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void givesItsConnectionBackWhenTheWorkFails() {
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(() -> database.inUnflushedTransaction(connection -> {
                        add(connection, "doomed");
                        throw new IllegalArgumentException("stop");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(DATABASE.number("select count(*) from plans where name = 'doomed'"))
                .isZero();
    }

    /// The server of the tests has `synchronous_commit = off`, as one of an operator may.
    @Test
    void everyOtherCommitWaitsForTheDiskWhateverTheServersDefault() {
        assertThat(text("show synchronous_commit")).isEqualTo("on");
        assertThat(text("select reset_val from pg_settings where name = 'synchronous_commit'"))
                .isEqualTo("off");
    }

    private String text(String sql) {
        return database.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getString(1);
            }
        });
    }

    /// @return the process of the server that did it
    private static int add(Connection connection, String plan) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into plans (name) values ('" + plan + "')");
            try (ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
