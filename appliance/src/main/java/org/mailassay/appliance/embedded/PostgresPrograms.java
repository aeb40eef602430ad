package org.mailassay.appliance.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.mailassay.appliance.file.FileFailure;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked from the archive that is on the class path.
///
/// @param folder holds `bin`, `lib` and `share`
record PostgresPrograms(Path folder) {
    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /// The programs, unpacked into a folder of their own below the given one unless they are there already. The
    /// folder has the archive's name, with its version in it. An image of the appliance has no archive, since its
    /// database stands beside it; where it is built, `mailassay.postgres` names programs that are unpacked already.
    static PostgresPrograms in(Path parent) {
        String unpacked = System.getProperty("mailassay.postgres");
        if (unpacked != null) {
            return new PostgresPrograms(Path.of(unpacked));
        }
        URL archive = archive();
        String jar =
                archive.getPath().substring(0, Math.max(0, archive.getPath().lastIndexOf('!')));
        String name =
                Path.of(URI.create(jar).getPath()).getFileName().toString().replace(".jar", "");
        Path folder = parent.resolve(name);
        if (!Files.isDirectory(folder)) {
            unpack(archive, folder);
        }
        return new PostgresPrograms(folder);
    }

    private static URL archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        URL found = PostgresPrograms.class.getResource("/postgres-" + system + "-" + processor + ".txz");
        if (found == null) {
            throw new EmbeddedDatabaseException("there is no embedded PostgreSQL for " + System.getProperty("os.name")
                    + " on " + System.getProperty("os.arch") + "; use a PostgreSQL of your own with --database");
        }
        return found;
    }

    private static void unpack(URL archive, Path folder) {
        try {
            Path unfinished = Files.createTempDirectory(
                    Files.createDirectories(folder.toAbsolutePath().getParent()), "unpacking");
            try (InputStream packed = new BufferedInputStream(archive.openStream(), 1 << 16);
                    TarArchiveInputStream entries = new TarArchiveInputStream(new XZInputStream(packed))) {
                for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                    unpack(entry, entries, unfinished);
                }
            }
            // The programs hold no secret, and who installs the appliance need not be who runs it.
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            moveIntoPlace(unfinished, folder);
        } catch (IOException failure) {
            throw new EmbeddedDatabaseException(
                    "PostgreSQL's programs cannot be unpacked into " + folder + ": " + FileFailure.reason(failure),
                    failure);
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("an entry leads out of the folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true)) {
                throw new IOException("cannot be made executable: " + target);
            }
        }
    }

    /// Another process may have unpacked the same at the same time; then its folder serves.
    private static void moveIntoPlace(Path unfinished, Path folder) throws IOException {
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException occupied) {
            DatabaseFolder.deleteTree(unfinished);
            if (!Files.isDirectory(folder)) {
                throw occupied;
            }
        }
    }
}
