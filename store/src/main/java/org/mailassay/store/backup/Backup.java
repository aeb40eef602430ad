package org.mailassay.store.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.mailassay.store.Database;
import org.mailassay.store.Migrations;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.raw.RawMessageStore;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// Writes a backup: the state of one moment, beside whoever works on the database, in little memory whatever its size.
public final class Backup {
    static final String HEADER = "backup.json";
    static final String TABLES = "tables.json";
    static final String MONTHS = "months.json";
    static final String SEQUENCES = "sequences.json";
    static final String FILES = "files/";

    private static final String HAS_PRIVATE_OCTETS = SqlFiles.read(Backup.class, "hasPrivateOctets");

    private final Database database;
    private final String product;
    private final BackupProgress progress;

    /// @param product the version that writes it
    public Backup(Database database, String product, BackupProgress progress) {
        this.database = database;
        this.product = product;
        this.progress = progress;
    }

    /// Writes it, whatever version the schema has. Octets that are to be deleted are deleted first, and are not in it.
    ///
    /// @param files go with it
    /// @throws IOException when the stream cannot be written
    public BackupCounts write(List<BackupFile> files, Instant now, OutputStream out) throws IOException {
        deletePrivateOctets();
        try (Connection connection = database.openOwnConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            BackupHeader header = new BackupHeader(BackupHeader.FORMAT, product, Migrations.applied(connection), now);
            return write(connection, header, files, out);
        } catch (SQLException failure) {
            throw StoreUnavailable.of(failure);
        }
    }

    private void deletePrivateOctets() {
        boolean there = database.row(
                        HAS_PRIVATE_OCTETS, Map.of(), row -> row.column("there").get(Boolean.class))
                .orElse(false);
        if (there) {
            new RawMessageStore(database).deletePrivate();
        }
    }

    private BackupCounts write(Connection connection, BackupHeader header, List<BackupFile> files, OutputStream out)
            throws IOException, SQLException {
        Catalog catalog = new Catalog(connection);
        List<TableColumns> tables = catalog.tables();
        catalog.lock(tables);
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        BackupEntries entries = new BackupEntries(out, header.createdAt());
        entries.write(HEADER, header.text().getBytes(StandardCharsets.UTF_8));
        entries.write(TABLES, tables.stream().map(TableColumns::cells).toList());
        entries.write(MONTHS, catalog.months());
        for (BackupFile file : files) {
            entries.write(FILES + file.name(), file.octets().toByteArray());
        }
        long rows = 0;
        int done = 0;
        for (TableColumns table : tables) {
            rows += entries.write(table.entry(), to -> copies.copyOut(table.copyOut(), to));
            progress.done(++done, tables.size());
        }
        // No part of the moment: read last, they are past every row that was written.
        entries.write(SEQUENCES, catalog.sequences());
        entries.end();
        return new BackupCounts(header, tables.size(), rows, files);
    }
}
