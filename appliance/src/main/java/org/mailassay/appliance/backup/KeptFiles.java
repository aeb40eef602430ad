package org.mailassay.appliance.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.backup.BackupFile;

/// The files of the data folder that no other place has: keys and certificates. The rest of it is the database itself,
/// its locks and log, or can be fetched again. The file of settings goes along to be read, and is never put back: it
/// speaks of the machine that it was written for.
public final class KeptFiles {
    static final List<String> FOLDERS = List.of("tls", "acme", "sealing");
    static final String SETTINGS = "settings/mailassay.yml";

    /// A larger one is no key.
    private static final long LIMIT = 1 << 20;

    private final Path data;

    /// @param data the data folder
    public KeptFiles(Path data) {
        this.data = data;
    }

    /// Reads them.
    public List<BackupFile> read(Optional<Path> settings) throws IOException {
        List<BackupFile> files = new ArrayList<>();
        if (settings.isPresent()) {
            files.add(new BackupFile(SETTINGS, Octets.of(Files.readAllBytes(settings.get()))));
        }
        for (String folder : FOLDERS) {
            for (Path file : filesIn(data.resolve(folder))) {
                String name = data.relativize(file).toString().replace('\\', '/');
                files.add(new BackupFile(name, Octets.of(Files.readAllBytes(file))));
            }
        }
        return files;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                if (Files.isRegularFile(file) && Files.size(file) <= LIMIT) {
                    found.add(file);
                }
            }
        }
        return found;
    }
}
