package org.mailassay.appliance.command;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.mailassay.appliance.ApplianceDatabase;
import org.mailassay.appliance.backup.RestoredFiles;
import org.mailassay.appliance.file.FileFailure;
import org.mailassay.appliance.settings.GeneralSection;
import org.mailassay.appliance.settings.ReportSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.store.Database;
import org.mailassay.store.Migrations;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.backup.BackupCounts;
import org.mailassay.store.backup.BackupUnusable;
import org.mailassay.store.backup.Restoration;
import org.mailassay.store.node.Attendance;
import org.mailassay.store.node.Node;
import org.mailassay.store.node.NodeStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `restore`: everything from one file.
@Command(
        name = "restore",
        description = "Put a backup in the place of what is in the database, and its keys into the data folder. No"
                + " appliance may run on the database. A backup of an earlier version is brought up to date; one that is"
                + " damaged, not whole or of a newer version changes nothing.")
final class RestoreCommand extends DatabaseCommand {
    private static final String SEALING = "sealing/key";
    private static final int BUFFER = 1 << 16;
    private static final String IN_USE = "the database is in use by a running mailassay; stop every mailassay up that"
            + " works on it, and try again";
    private static final Duration RECENTLY = Duration.ofSeconds(45);

    /// Longer than a node is silent.
    private static final Duration SILENCE = Duration.ofSeconds(20);

    /// The version of the schema since which nodes say that they live.
    private static final int NODES = 4;

    @Parameters(paramLabel = "FILE", description = "The backup; - for the standard input.")
    private String source = "";

    @Option(names = "--replace", description = "Replace what is there when the database holds accounts already.")
    private boolean replace;

    RestoreCommand(Terminal terminal) {
        super(terminal);
    }

    /// Its schema is changed when nobody else works on it, and not before.
    @Override
    ApplianceDatabase open(Settings settings, int connections) {
        return ApplianceDatabase.openAsItIs(settings, connections);
    }

    @Override
    void run(Settings settings, Database database) {
        try (Attendance alone = Attendance.alone(database).orElseThrow(() -> new CommandFailure(IN_USE))) {
            if (database.read(Migrations::applied) >= NODES) {
                requireSilence(new NodeStore(database));
            }
            database.migrate();
            if (!replace && new AccountStore(database).any()) {
                throw new CommandFailure("the database holds accounts; --replace deletes them and everything else in"
                        + " favour of the backup");
            }
            BackupCounts counts = restore(database, alone, settings.get(GeneralSection.DATA));
            if (settings.get(ReportSection.SEALING_KEY).isPresent()
                    && counts.files().stream().anyMatch(file -> file.name().equals(SEALING))) {
                terminal()
                        .err()
                        .println("The backup's failure reports are sealed by the key now in " + SEALING
                                + " of the data folder, but " + ReportSection.SEALING_KEY.key()
                                + " sets another place to take it from: leave that out, or set that key.");
            }
        }
    }

    /// A node whose connection was lost for a moment is without its lock until its next sign of life.
    private void requireSilence(NodeStore nodes) {
        Optional<Instant> last = lastSeen(nodes);
        Instant recently = Instant.now().minus(RECENTLY);
        if (last.filter(seen -> seen.isAfter(recently)).isEmpty()) {
            return;
        }
        terminal().err().println("A mailassay up was at work a moment ago; looking whether it has stopped.");
        try {
            Thread.sleep(SILENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted; nothing was changed", interrupted);
        }
        if (!lastSeen(nodes).equals(last)) {
            throw new CommandFailure(IN_USE);
        }
    }

    private static Optional<Instant> lastSeen(NodeStore nodes) {
        return nodes.list().stream().map(Node::seenAt).max(Comparator.naturalOrder());
    }

    private BackupCounts restore(Database database, Attendance alone, Path data) {
        ProgressLine line = new ProgressLine(terminal(), "tables");
        long start = System.nanoTime();
        BackupCounts counts;
        try (InputStream in = open();
                RestoredFiles files = new RestoredFiles(data)) {
            counts = new Restoration(database, line::show).run(in, loaded -> lastLook(loaded, alone, files));
            putInPlace(files);
        } catch (BackupUnusable unusable) {
            throw new CommandFailure(unusable.getMessage() + "; nothing was changed", unusable);
        } catch (IOException failure) {
            throw new CommandFailure("the backup cannot be read: " + FileFailure.reason(failure), failure);
        } finally {
            line.clear();
        }
        terminal()
                .err()
                .println("Restored the backup of %s by Mailassay %s: %d tables, %,d rows, %d files, in %.1f s."
                        .formatted(
                                counts.header().createdAt(),
                                counts.header().product(),
                                counts.tables(),
                                counts.rows(),
                                counts.files().size(),
                                (System.nanoTime() - start) / 1e9));
        return counts;
    }

    private static void lastLook(BackupCounts loaded, Attendance alone, RestoredFiles files) throws BackupUnusable {
        try {
            files.prepare(loaded.files());
        } catch (IOException failure) {
            throw new BackupUnusable(
                    "the keys of the backup cannot be written into the data folder: " + FileFailure.reason(failure),
                    failure);
        }
        if (!alone.isHeld()) {
            throw new BackupUnusable(
                    "the connection to the database was lost meanwhile, so somebody else may work on it");
        }
    }

    private static void putInPlace(RestoredFiles files) {
        try {
            files.putInPlace();
        } catch (IOException failure) {
            throw new CommandFailure(
                    "the database is restored, but the keys of the data folder are not: " + FileFailure.reason(failure),
                    failure);
        }
    }

    private InputStream open() throws IOException {
        return new BufferedInputStream(
                source.equals("-") ? new FileInputStream(FileDescriptor.in) : Files.newInputStream(Path.of(source)),
                BUFFER);
    }
}
