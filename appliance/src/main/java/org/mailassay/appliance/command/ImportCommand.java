package org.mailassay.appliance.command;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailassay.analysis.report.ReportLimits;
import org.mailassay.analysis.report.ReportReader;
import org.mailassay.appliance.SealingKeyFile;
import org.mailassay.appliance.reportfile.FileTree;
import org.mailassay.appliance.reportfile.FoundFile;
import org.mailassay.appliance.reportfile.ImportCounts;
import org.mailassay.appliance.reportfile.ReportFiles;
import org.mailassay.appliance.reportfile.ReportImport;
import org.mailassay.appliance.settings.ReportSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.store.Database;
import org.mailassay.store.intake.Fate;
import org.mailassay.store.intake.ReportIntake;
import org.mailassay.store.raw.RawMessageStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `import`: reports from files.
@Command(
        name = "import",
        description =
                "Import report files: .xml .gz .zip .json .eml .eml.gz, folders of them, maildirs and mboxes. What"
                        + " was imported before is left as it is. A file that is refused is kept with its reason (mailassay"
                        + " intake list shows it); the exit code is 1 when a file could not be read at all.")
final class ImportCommand extends DatabaseCommand {
    @Parameters(paramLabel = "FILE|DIR", arity = "1..*", description = "What to import.")
    private List<Path> paths = List.of();

    @Mixin
    private final AccountOption account = new AccountOption();

    @Option(names = "--json", description = "The summary as JSON.")
    private boolean json;

    ImportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    void run(Settings settings, Database database) {
        long accountId = account.find(database).id();
        ReportLimits limits = ReportSection.read(settings);
        ReportIntake intake = new ReportIntake(
                database, new RawMessageStore(database), new ReportReader(limits), SealingKeyFile.read(settings));
        List<Path> files = files();
        long start = System.nanoTime();
        ProgressLine progress = new ProgressLine(terminal(), "files");
        ImportCounts counts;
        try (ReportImport imported = new ReportImport(
                intake,
                new ReportFiles(limits.maximumMessageBytes()),
                accountId,
                Runtime.getRuntime().availableProcessors(),
                this::complain)) {
            for (int done = 0; done < files.size(); done++) {
                progress.show(done, files.size());
                imported.add(files.get(done));
            }
            counts = imported.finish();
        } finally {
            progress.clear();
        }
        show(counts, (System.nanoTime() - start) / 1e9);
        if (counts.unreadable() > 0) {
            throw new CommandFailure(counts.unreadable() + " files could not be read");
        }
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            try {
                files.addAll(FileTree.files(path));
            } catch (NoSuchFileException missing) {
                throw new CommandFailure("there is no file or folder " + missing.getFile(), missing);
            } catch (IOException failure) {
                throw new CommandFailure("the folder " + path + " cannot be read: " + failure.getMessage(), failure);
            }
        }
        return files;
    }

    private void complain(FoundFile found) {
        String reason = switch (found) {
            case FoundFile.Unreadable(String _, String told) -> told;
            case FoundFile.TooLarge(String _, long limit) -> "larger than " + limit + " octets";
            case FoundFile.Content _ -> "";
        };
        terminal().err().println("mailassay: " + found.name() + ": " + reason);
    }

    private void show(ImportCounts counts, double seconds) {
        Map<String, Long> outcomes = new LinkedHashMap<>();
        for (Fate fate : Fate.values()) {
            outcomes.put(fate.code(), counts.of(fate));
        }
        if (json) {
            Map<String, Object> summary = new LinkedHashMap<>();
            summary.put("messages", counts.messages());
            summary.put("imported_before", counts.takenBefore());
            summary.put("unreadable", counts.unreadable());
            summary.put("outcomes", outcomes);
            summary.put("reasons", counts.reasons());
            summary.put("milliseconds", Math.round(seconds * 1000));
            printJson(summary);
            return;
        }
        print("Read %,d files and messages in %.1f s (%,.0f/s)."
                .formatted(counts.messages(), seconds, counts.messages() / Math.max(seconds, 0.001)));
        print("  %,10d  imported before, left as they are".formatted(counts.takenBefore()));
        outcomes.forEach((fate, count) -> print("  %,10d  %s".formatted(count, fate)));
        counts.reasons().forEach((reason, count) -> print("  %,10d    %s".formatted(count, reason)));
    }
}
