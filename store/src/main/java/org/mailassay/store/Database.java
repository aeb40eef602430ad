package org.mailassay.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// The pool of connections to PostgreSQL, and the ways in which stores use it: read rows, change rows with one
/// statement, or do several things on one connection, in one transaction or without.
///
/// Statements that are run here have named parameters (`:account_id`). PostgreSQL's `::` is written `cast(… as …)`.
public final class Database implements AutoCloseable {
    /// After a deadlock or a serialization failure a transaction is run again this often.
    private static final int ATTEMPTS = 4;

    /// What is answered with 250 is on disk, whatever the server's default is. Stronger settings (`remote_apply`) stay.
    private static final String ON_DISK = "select set_config('synchronous_commit', 'on', false)"
            + " where current_setting('synchronous_commit') = 'off'";

    private final DatabaseSettings settings;
    private final HikariDataSource pool;
    private final DbClient client;

    private Database(DatabaseSettings settings, HikariDataSource pool) {
        this.settings = settings;
        this.pool = pool;
        this.client =
                JdbcClientBuilder.create().connectionPool(this::connection).build();
    }

    /// Opens the pool.
    ///
    /// @throws StoreUnavailable when no connection can be made
    public static Database open(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("mailassay");
        config.setJdbcUrl(settings.url());
        config.setDataSourceProperties(connectionProperties(settings));
        config.setConnectionInitSql(ON_DISK);
        config.setMaximumPoolSize(settings.maximumConnections());
        config.setMinimumIdle(Math.min(2, settings.maximumConnections()));
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setValidationTimeout(Math.max(250, settings.connectionTimeout().toMillis() / 2));
        try {
            return new Database(settings, new HikariDataSource(config));
        } catch (HikariPool.PoolInitializationException e) {
            throw new StoreUnavailable("The database cannot be reached: " + e.getMessage(), e);
        }
    }

    private static Properties connectionProperties(DatabaseSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "mailassay");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty(
                "connectTimeout",
                Long.toString(Math.max(1, settings.connectionTimeout().toSeconds())));
        // A server that went silent must not hold a thread for ever; no statement of ours takes this long.
        properties.setProperty("socketTimeout", "120");
        if (!settings.user().isEmpty()) {
            properties.setProperty("user", settings.user());
        }
        if (!settings.password().isEmpty()) {
            properties.setProperty("password", settings.password());
        }
        return properties;
    }

    /// Brings the schema up to date. Several processes may do so at once; they take turns.
    public void migrate() {
        migrations().migrate();
    }

    /// The versions of the schema.
    public Migrations migrations() {
        return new Migrations(unhurriedDataSource());
    }

    /// Without the time limit of the pool's connections: a migration may take as long as it takes.
    private DataSource unhurriedDataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        if (!settings.user().isEmpty()) {
            source.setUser(settings.user());
        }
        if (!settings.password().isEmpty()) {
            source.setPassword(settings.password());
        }
        return source;
    }

    /// For libraries that bring their own statements (db-scheduler).
    public DataSource dataSource() {
        return pool;
    }

    /// Every row of a query, read by the function. The query itself must bound their number.
    public <T> List<T> rows(String sql, Map<String, ?> parameters, Function<DbRow, T> reader) {
        return translated(() -> {
            try (Stream<DbRow> rows =
                    client.execute().createQuery(sql).params(parameters).execute()) {
                return rows.map(reader).toList();
            }
        });
    }

    /// The only row of a query, if there is one.
    public <T> Optional<T> row(String sql, Map<String, ?> parameters, Function<DbRow, T> reader) {
        return translated(() ->
                client.execute().createGet(sql).params(parameters).execute().map(reader));
    }

    /// Runs one statement that changes rows and commits it; again after a deadlock.
    ///
    /// @return how many rows it changed
    public long change(String sql, Map<String, ?> parameters) {
        for (int attempt = 1; ; attempt++) {
            try {
                return translated(() -> client.execute()
                        .createDmlStatement(sql)
                        .params(parameters)
                        .execute());
            } catch (StoreUnavailable e) {
                if (attempt == ATTEMPTS || !(e.getCause() instanceof SQLException failure && isConflict(failure))) {
                    throw e;
                }
            }
        }
    }

    /// Several steps in one transaction, which is committed when the work returns and rolled back when it throws. After
    /// a deadlock the work is run again from its start, so it keeps nothing of an earlier run.
    public <T> T inTransaction(Work<T> work) {
        return again(() -> {
            try (Connection connection = pool.getConnection()) {
                return runAndCommit(connection, work);
            }
        });
    }

    /// As [#inTransaction], but the commit does not wait for the disk, so that what the transaction locks is free for
    /// the next one. The caller waits afterwards, and always does: the connection is kept until then.
    public <T> UnflushedCommit<T> inUnflushedTransaction(Work<T> work) {
        return again(() -> {
            Connection connection = pool.getConnection();
            try {
                T result = runAndCommit(connection, same -> {
                    try (Statement statement = same.createStatement()) {
                        statement.execute("set local synchronous_commit = off");
                    }
                    return work.run(same);
                });
                return new UnflushedCommit<>(result, connection);
            } catch (SQLException | RuntimeException | Error e) {
                close(connection, e);
                throw e;
            }
        });
    }

    /// Reads on a plain connection, without a transaction: for what returns thousands of rows, where reading them
    /// column by column through [#rows] would take longer than the query.
    public <T> T read(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            return work.run(connection);
        } catch (SQLException e) {
            throw StoreUnavailable.of(e);
        }
    }

    /// A connection outside of the pool, for what holds one for good (LISTEN). The caller closes it.
    public Connection openOwnConnection() throws SQLException {
        Properties properties = connectionProperties(settings);
        properties.remove("socketTimeout");
        return DriverManager.getConnection(settings.url(), properties);
    }

    @Override
    public void close() {
        client.close();
        pool.close();
    }

    private static <T> T again(Attempt<T> attempt) {
        for (int made = 1; ; made++) {
            try {
                return attempt.make();
            } catch (SQLException e) {
                if (made == ATTEMPTS || !isConflict(e)) {
                    throw StoreUnavailable.of(e);
                }
            }
        }
    }

    private static <T> T runAndCommit(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.run(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            try {
                connection.rollback();
            } catch (SQLException rollback) {
                e.addSuppressed(rollback);
            }
            throw e;
        }
    }

    private static void close(Connection connection, Throwable reason) {
        try {
            connection.close();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static boolean isConflict(SQLException e) {
        return "40P01".equals(e.getSQLState()) || "40001".equals(e.getSQLState());
    }

    private Connection connection() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw StoreUnavailable.of(e);
        }
    }

    private static <T> T translated(Supplier<T> statement) {
        try {
            return statement.get();
        } catch (DbClientException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw StoreUnavailable.of(failure);
            }
            throw e;
        }
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T make() throws SQLException;
    }

    /// What is done on one connection.
    @FunctionalInterface
    public interface Work<T> {
        T run(Connection connection) throws SQLException;
    }
}
