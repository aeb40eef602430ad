package org.mailassay.store.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mailassay.store.Database;
import org.mailassay.store.DatabaseSettings;

/// An empty, migrated database of a test class's own. One embedded PostgreSQL serves the whole JVM; each database is a
/// copy of a template that was migrated once.
///
/// ```java
/// @RegisterExtension
/// static final TestDatabase DATABASE = TestDatabase.create();
/// ```
public final class TestDatabase implements AfterAllCallback, AutoCloseable {
    private static final String TEMPLATE = "mailassay_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name;
    private final DatabaseSettings settings;
    private final Database database;

    private TestDatabase(String name) {
        this.name = name;
        this.settings = settings(name);
        this.database = Database.open(settings);
    }

    public static TestDatabase create() {
        String name = "test_" + NUMBER.incrementAndGet();
        administer("create database " + name + " template " + TEMPLATE);
        return new TestDatabase(name);
    }

    /// Without a schema, for tests that migrate it themselves.
    public static TestDatabase empty() {
        String name = "test_" + NUMBER.incrementAndGet();
        administer("create database " + name);
        return new TestDatabase(name);
    }

    public Database database() {
        return database;
    }

    /// To open a second pool on the same database, as another node would.
    public DatabaseSettings settings() {
        return settings;
    }

    /// Runs a statement that has no parameters, to prepare or to break something.
    public void execute(String sql) {
        database.inTransaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /// The text that a query without parameters gives.
    public String text(String sql) {
        return database.inTransaction(connection -> {
            try (Statement statement = connection.createStatement();
                    var row = statement.executeQuery(sql)) {
                row.next();
                return row.getString(1);
            }
        });
    }

    /// The number that a query without parameters gives.
    public long number(String sql) {
        return database.inTransaction(connection -> {
            try (Statement statement = connection.createStatement();
                    var row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /// Cuts all connections to the database and lets nobody in, as if its server were gone; or ends that.
    public void refuseConnections(boolean refuse) {
        administer("alter database " + name + " allow_connections " + !refuse);
        if (refuse) {
            administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        database.close();
        administer("drop database if exists " + name + " with (force)");
    }

    private static DatabaseSettings settings(String database) {
        return DatabaseSettings.of(Server.INSTANCE.getJdbcUrl("postgres", database), "postgres", "");
    }

    private static void administer(String sql) {
        try (Connection connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// Started by the first test that needs it; stopped when the JVM ends.
    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("shared_buffers", "128MB")
                        .start();
                try (Connection connection = server.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("create database " + TEMPLATE);
                }
                try (Database template =
                        Database.open(DatabaseSettings.of(server.getJdbcUrl("postgres", TEMPLATE), "postgres", ""))) {
                    template.migrate();
                }
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException("The embedded PostgreSQL does not start", e);
            } catch (SQLException e) {
                throw new IllegalStateException("The embedded PostgreSQL does not answer", e);
            }
        }
    }
}
