package org.mailassay.mailets.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.mailassay.store.Database;
import org.mailassay.store.DatabaseSettings;

/// A PostgreSQL that writes to disk as in earnest, and that can be stopped and started again on the same port.
public final class StoppableDatabase implements AutoCloseable {
    private final Path folder;
    private final int port;
    private EmbeddedPostgres server;

    private StoppableDatabase(Path folder, EmbeddedPostgres server) {
        this.folder = folder;
        this.port = server.getPort();
        this.server = server;
    }

    /// With the schema, one account, and the address `rua-test` of it.
    public static StoppableDatabase start(Path folder) throws IOException {
        StoppableDatabase database = new StoppableDatabase(
                folder,
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder)
                        .setCleanDataDirectory(false)
                        .start());
        try (Database schema = Database.open(database.settings())) {
            schema.migrate();
        }
        database.execute("insert into accounts (email) values ('owner@example.com')");
        database.execute("insert into domains (account_id, name, active) select id, 'example.com', true from accounts");
        database.execute("insert into recipients (local_part, account_id, kind)"
                + " select 'rua-test', id, 'report' from accounts");
        return database;
    }

    public DatabaseSettings settings() {
        return DatabaseSettings.of(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
    }

    /// Kills all of its processes at once, as a crash does: what it has not written to disk is gone.
    public void stop() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip());
        ProcessHandle main = ProcessHandle.of(postmaster).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(main.descendants().toList());
        all.addFirst(main);
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        server.close();
    }

    public void startAgain() throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    public void execute(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// The number that a query gives.
    public long number(String sql) {
        return Long.parseLong(texts(sql).getFirst());
    }

    /// The first column of a query.
    public List<String> texts(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
