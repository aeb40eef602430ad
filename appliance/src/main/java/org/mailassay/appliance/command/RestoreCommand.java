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
import org.mailassay.appliance.backup.KeptFiles;
import org.mailassay.appliance.file.FileFailure;
import org.mailassay.appliance.settings.GeneralSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.store.Database;
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
    private static final int BUFFER = 1 << 16;
    private static final String IN_USE = "the database is in use by a running mailassay; stop every mailassay up that"
            + " works on it, and try again";
    private static final Duration RECENTLY = Duration.ofSeconds(45);

    /// Longer than a node is silent.
    private static final Duration SILENCE = Duration.ofSeconds(20);

    @Parameters(paramLabel = "FILE", description = "The backup; - for the standard input.")
    private String source = "";

    @Option(names = "--replace", description = "Replace what is there when the database holds accounts already.")
    private boolean replace;

    RestoreCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    void run(Settings settings, Database database) {
        try (Attendance _ = Attendance.alone(database).orElseThrow(() -> new CommandFailure(IN_USE))) {
            requireSilence(new NodeStore(database));
            if (!replace && new AccountStore(database).any()) {
                throw new CommandFailure("the database holds accounts; --replace deletes them and everything else in"
                        + " favour of the backup");
            }
            restore(database, new KeptFiles(settings.get(GeneralSection.DATA)));
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

    private void restore(Database database, KeptFiles folder) {
        ProgressLine line = new ProgressLine(terminal(), "tables");
        long start = System.nanoTime();
        BackupCounts counts;
        try (InputStream in = open()) {
            counts = new Restoration(database, line::show).run(in);
        } catch (BackupUnusable unusable) {
            throw new CommandFailure(unusable.getMessage() + "; nothing was changed", unusable);
        } catch (IOException failure) {
            throw new CommandFailure("the backup cannot be read: " + FileFailure.reason(failure), failure);
        } finally {
            line.clear();
        }
        try {
            folder.write(counts.files());
        } catch (IOException failure) {
            throw new CommandFailure(
                    "the database is restored, but the keys of the data folder are not: " + FileFailure.reason(failure),
                    failure);
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
    }

    private InputStream open() throws IOException {
        return new BufferedInputStream(
                source.equals("-") ? new FileInputStream(FileDescriptor.in) : Files.newInputStream(Path.of(source)),
                BUFFER);
    }
}
