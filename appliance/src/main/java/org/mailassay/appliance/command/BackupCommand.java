package org.mailassay.appliance.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.mailassay.appliance.ApplianceDatabase;
import org.mailassay.appliance.Version;
import org.mailassay.appliance.backup.KeptFiles;
import org.mailassay.appliance.file.FileFailure;
import org.mailassay.appliance.settings.GeneralSection;
import org.mailassay.appliance.settings.ReportSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.store.Database;
import org.mailassay.store.backup.Backup;
import org.mailassay.store.backup.BackupCounts;
import org.mailassay.store.backup.BackupFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `backup`: everything in one file.
@Command(
        name = "backup",
        description = "Write the whole database, as it is at one moment, and the keys of the data folder into one file."
                + " A running appliance goes on. The file holds secrets: keep it as you keep the data folder.")
final class BackupCommand extends DatabaseCommand {
    private static final int BUFFER = 1 << 16;

    private final Clock clock = Clock.systemUTC();

    @Parameters(paramLabel = "FILE", description = "Where to write it; - for the standard output.")
    private String target = "";

    BackupCommand(Terminal terminal) {
        super(terminal);
    }

    /// A backup before an upgrade is made by the new program, too, of the schema as it was.
    @Override
    ApplianceDatabase open(Settings settings, int connections) {
        return ApplianceDatabase.openAsItIs(settings, connections);
    }

    @Override
    void run(Settings settings, Database database) {
        ProgressLine line = new ProgressLine(terminal(), "tables");
        Backup backup = new Backup(database, Version.current(), line::show);
        long start = System.nanoTime();
        try {
            List<BackupFile> files = new KeptFiles(settings.get(GeneralSection.DATA)).read(settingsFile());
            BackupCounts counts = target.equals("-") ? toOutput(backup, files) : toFile(backup, files);
            line.clear();
            terminal()
                    .err()
                    .println("Backup of schema version %d: %d tables, %,d rows, %d files, in %.1f s."
                            .formatted(
                                    counts.header().schema(),
                                    counts.tables(),
                                    counts.rows(),
                                    counts.files().size(),
                                    (System.nanoTime() - start) / 1e9));
            if (settings.get(ReportSection.SEALING_KEY).isPresent()) {
                terminal()
                        .err()
                        .println(
                                "Not in it: the key that " + ReportSection.SEALING_KEY.key()
                                        + " sets. Without it the private parts of failure reports cannot be read; keep it too.");
            }
        } catch (IOException failure) {
            line.clear();
            throw new CommandFailure("the backup cannot be written: " + FileFailure.reason(failure), failure);
        }
    }

    private BackupCounts toOutput(Backup backup, List<BackupFile> files) throws IOException {
        // Not System.out, which keeps failures to itself.
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER)) {
            return backup.write(files, clock.instant(), out);
        }
    }

    /// An earlier backup of this name stays until the new one is complete and on the disk.
    private BackupCounts toFile(Backup backup, List<BackupFile> files) throws IOException {
        Path file = Path.of(target).toAbsolutePath();
        Path unfinished = Files.createTempFile(
                Optional.ofNullable(file.getParent()).orElse(file), file.getFileName() + ".", ".part");
        try {
            BackupCounts counts;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER)) {
                counts = backup.write(files, clock.instant(), out);
            }
            try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return counts;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
