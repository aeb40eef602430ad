package org.mailassay.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// The versions of the schema, which only go up.
public final class Migrations {
    private static final String HAS_HISTORY = SqlFiles.read(Migrations.class, "hasHistory");
    private static final String APPLIED = SqlFiles.read(Migrations.class, "appliedVersion");

    private final DataSource source;

    Migrations(DataSource source) {
        this.source = source;
    }

    /// Brings the schema that connections find to the newest version. Several processes may do so at once; they take
    /// turns.
    ///
    /// @throws StoreUnavailable when that cannot be done, and when the schema is of a newer Mailassay
    public void migrate() {
        migrate(configuration());
    }

    /// Brings a schema, which is there, to a version.
    ///
    /// @param version empty for the newest
    public void migrate(String schema, OptionalInt version) {
        FluentConfiguration configuration =
                configuration().defaultSchema(schema).createSchemas(false);
        version.ifPresent(number -> configuration.target(Integer.toString(number)));
        migrate(configuration);
    }

    /// The newest version that this program knows.
    public int newest() {
        try {
            return newest(configuration().load());
        } catch (FlywayException e) {
            throw new StoreUnavailable("The versions of the database schema cannot be read: " + e.getMessage(), e);
        }
    }

    /// The version of the schema that a connection finds; 0 when there is none.
    public static int applied(Connection connection) throws SQLException {
        return number(connection, HAS_HISTORY) == 0 ? 0 : number(connection, APPLIED);
    }

    private static void migrate(FluentConfiguration configuration) {
        try {
            Flyway flyway = configuration.load();
            // What it does not know Flyway passes over, and the program would work on tables that it does not know.
            int newest = newest(flyway);
            MigrationInfo current = flyway.info().current();
            if (current != null && current.getVersion() != null && version(current) > newest) {
                throw new StoreUnavailable(
                        "The database is of a newer Mailassay: its schema has version " + version(current)
                                + ", and this program knows version " + newest
                                + ". Start the newer program, or restore a backup that was made before the upgrade");
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw new StoreUnavailable("The database schema cannot be brought up to date: " + e.getMessage(), e);
        }
    }

    private static int newest(Flyway flyway) {
        return Arrays.stream(flyway.info().all())
                .filter(each -> each.getState().isResolved() && each.getVersion() != null)
                .mapToInt(Migrations::version)
                .max()
                .orElseThrow();
    }

    private static int version(MigrationInfo migration) {
        return Integer.parseInt(migration.getVersion().getVersion());
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    private FluentConfiguration configuration() {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:org/mailassay/store/migration")
                .failOnMissingLocations(true)
                .table("schema_history")
                .loggers("slf4j");
    }
}
