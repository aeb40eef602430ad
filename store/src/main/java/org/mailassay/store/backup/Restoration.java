package org.mailassay.store.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.ZipException;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.StoreUnavailable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// Puts a backup in the place of what is in the database. It is loaded beside that, in tables of its own version, which
/// are then migrated; until the last step, one transaction, nothing that anybody sees has changed.
public final class Restoration {
    /// Keys and settings; each may have some megabytes, and all stand in memory.
    private static final int MOST_FILES = 16;

    private static final String EVENTS_ANEW = SqlFiles.read(Restoration.class, "eventsAnew");

    private final Database database;
    private final BackupProgress progress;

    public Restoration(Database database, BackupProgress progress) {
        this.database = database;
        this.progress = progress;
    }

    /// Restores. Nobody may work on the database meanwhile.
    ///
    /// @throws BackupUnusable when it is damaged, not whole, of a newer Mailassay, or none at all
    public BackupCounts run(InputStream in, LastLook lastLook) throws BackupUnusable {
        try (StagingSchema schema = StagingSchema.create(database)) {
            BackupCounts counts = load(schema, new BackupContents(in));
            schema.migrate(OptionalInt.empty());
            requireNobodyElse(schema);
            new Catalog(schema.connection()).execute(EVENTS_ANEW);
            lastLook.check(counts);
            schema.takePlace();
            return counts;
        } catch (SQLException failure) {
            throw refused(failure);
        }
    }

    private BackupCounts load(StagingSchema schema, BackupContents contents) throws SQLException, BackupUnusable {
        try {
            contents.next(Backup.HEADER);
            BackupHeader header = BackupHeader.read(new String(contents.octets(Backup.HEADER), StandardCharsets.UTF_8));
            requireKnown(header);
            schema.migrate(OptionalInt.of(header.schema()));
            schema.connection().setAutoCommit(false);
            BackupCounts counts = load(schema.connection(), header, contents);
            schema.connection().commit();
            schema.connection().setAutoCommit(true);
            return counts;
        } catch (EOFException | ZipException | IllegalArgumentException damaged) {
            throw new BackupUnusable("the backup is damaged or not whole: " + damaged.getMessage(), damaged);
        } catch (IOException unreadable) {
            throw new BackupUnusable("the backup cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /// They would stay, refer to tables that are gone, and be in the next backup, which nobody could restore.
    private static void requireNobodyElse(StagingSchema schema) throws SQLException, BackupUnusable {
        List<String> strangers = schema.strangers();
        if (!strangers.isEmpty()) {
            throw new BackupUnusable("the database holds tables that are none of Mailassay's, "
                    + String.join(", ", strangers) + ": move them into another schema first");
        }
    }

    private void requireKnown(BackupHeader header) throws BackupUnusable {
        int newest = database.migrations().newest();
        if (header.format() != BackupHeader.FORMAT || header.schema() > newest) {
            throw new BackupUnusable(
                    "the backup is of a newer Mailassay, %s: its schema has version %d, and this program"
                                    .formatted(header.product(), header.schema())
                            + " knows version " + newest);
        }
        if (header.schema() < 1) {
            throw new BackupUnusable(
                    "the backup is damaged: there is no version " + header.schema() + " of the schema");
        }
    }

    private BackupCounts load(Connection connection, BackupHeader header, BackupContents contents)
            throws IOException, SQLException, BackupUnusable {
        Catalog catalog = new Catalog(connection);
        contents.next(Backup.TABLES);
        List<TableColumns> tables =
                contents.table(Backup.TABLES).stream().map(TableColumns::of).toList();
        // By the version alone it would be known; what the file says is not run as a statement unseen.
        if (!new HashSet<>(tables).equals(new HashSet<>(catalog.tables()))) {
            throw new BackupUnusable("the backup is damaged: its tables are not those of version " + header.schema());
        }
        contents.next(Backup.MONTHS);
        catalog.makeMonths(contents.table(Backup.MONTHS));
        List<BackupFile> files = new ArrayList<>();
        String name = files(contents, files);
        catalog.withoutTriggers(tables, true);
        catalog.empty(tables);
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        long rows = 0;
        for (int i = 0; i < tables.size(); i++) {
            TableColumns table = tables.get(i);
            requireEntry(i == 0 ? Optional.of(name) : contents.next(), table.entry());
            rows += contents.<SQLException>read(table.entry(), from -> copies.copyIn(table.copyIn(), from, 1 << 16));
            progress.done(i + 1, tables.size());
        }
        catalog.withoutTriggers(tables, false);
        requireEntry(contents.next(), Backup.SEQUENCES);
        catalog.setSequences(contents.table(Backup.SEQUENCES));
        requireEntry(contents.next(), BackupEntries.END);
        contents.end();
        return new BackupCounts(header, tables.size(), rows, files);
    }

    /// Reads the files.
    ///
    /// @return the name of the entry after them
    private static String files(BackupContents contents, List<BackupFile> files) throws IOException, BackupUnusable {
        while (true) {
            String name = contents.next().orElse("");
            if (!name.startsWith(Backup.FILES)) {
                return name;
            }
            if (files.size() == MOST_FILES) {
                throw new BackupUnusable("the backup is damaged: it has more files than were ever written");
            }
            files.add(new BackupFile(name.substring(Backup.FILES.length()), Octets.of(contents.octets(name))));
        }
    }

    private static void requireEntry(Optional<String> found, String expected) throws BackupUnusable {
        if (found.isEmpty()) {
            throw new BackupUnusable("the backup is not whole: it ends before " + expected);
        }
        if (!found.get().equals(expected)) {
            throw new BackupUnusable("the backup is damaged: " + expected + " is not where it belongs");
        }
    }

    /// Rows that PostgreSQL does not take were not written by it (SQLSTATE classes 22, data,
    /// 23, constraints, and 54, limits).
    private static RuntimeException refused(SQLException failure) throws BackupUnusable {
        String state = String.valueOf(failure.getSQLState());
        if (state.startsWith("22") || state.startsWith("23") || state.startsWith("54")) {
            String first =
                    String.valueOf(failure.getMessage()).lines().findFirst().orElse(state);
            throw new BackupUnusable("the backup is damaged: " + first, failure);
        }
        if (state.equals("42501")) {
            return new StoreUnavailable(
                    "The user of the database may not restore: it must own the tables and be allowed to make schemas ("
                            + failure.getMessage() + ")",
                    failure);
        }
        return StoreUnavailable.of(failure);
    }
}
