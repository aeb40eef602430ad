package org.mailassay.appliance.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailassay.store.backup.BackupFile;

/// The files of a backup on their way back into the data folder: first all are written beside their places, where a
/// full disk or a missing right shows, and then each takes its place.
public final class RestoredFiles implements AutoCloseable {
    private final Path data;

    /// Those that are written and not in place, with their places.
    private final Map<Path, Path> prepared = new LinkedHashMap<>();

    /// @param data the data folder
    public RestoredFiles(Path data) {
        this.data = data;
    }

    /// Writes them beside their places.
    public void prepare(List<BackupFile> files) throws IOException {
        for (BackupFile file : files) {
            if (!file.name().equals(KeptFiles.SETTINGS)) {
                prepare(file);
            }
        }
    }

    /// Puts each in its place, in one step for each.
    public void putInPlace() throws IOException {
        for (Map.Entry<Path, Path> file : prepared.entrySet()) {
            Files.move(
                    file.getKey(),
                    file.getValue(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        prepared.clear();
    }

    /// Deletes what is not in its place.
    @Override
    public void close() throws IOException {
        for (Path unfinished : prepared.keySet()) {
            Files.deleteIfExists(unfinished);
        }
    }

    private void prepare(BackupFile file) throws IOException {
        Path target = data.resolve(file.name()).normalize();
        // The name comes from a file that somebody may have written by hand.
        if (KeptFiles.FOLDERS.stream().map(data::resolve).noneMatch(target::startsWith)) {
            throw new IOException(file.name() + " does not belong into the data folder");
        }
        Files.createDirectories(
                target.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path unfinished = Files.createTempFile(target.getParent(), "restored", ".part");
        prepared.put(unfinished, target);
        Files.write(unfinished, file.octets().toByteArray());
    }
}
