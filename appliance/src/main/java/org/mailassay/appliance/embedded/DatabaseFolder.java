package org.mailassay.appliance.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.mailassay.appliance.file.FileFailure;

/// Where the embedded database keeps its files.
///
/// @param data the data folder of the appliance
record DatabaseFolder(Path data) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /// The cluster, as initdb makes it.
    Path cluster() {
        return data.resolve("postgres");
    }

    /// Where initdb works, so that a half-made cluster is never taken for a whole one.
    Path unfinishedCluster() {
        return data.resolve("postgres.unfinished");
    }

    Path passwordFile() {
        return data.resolve("database.password");
    }

    /// What PostgreSQL says before its own log is open.
    Path startLog() {
        return data.resolve("log").resolve("postgres-start.log");
    }

    /// Makes the data folder and the folder of logs, for the owner alone.
    void create() {
        try {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            if (!Files.isDirectory(data)) {
                Files.createDirectories(data, ownerOnly);
            }
            Files.createDirectories(data.resolve("log"), ownerOnly);
        } catch (IOException refused) {
            throw new EmbeddedDatabaseException(
                    "the data folder " + data + " cannot be written: " + FileFailure.reason(refused), refused);
        }
        if (!Files.isWritable(data)) {
            throw new EmbeddedDatabaseException("the data folder " + data + " cannot be written");
        }
    }

    /// The password of the database, made on first use.
    String password() {
        try {
            if (!Files.exists(passwordFile())) {
                byte[] random = new byte[24];
                RANDOM.nextBytes(random);
                writeOwnerOnly(passwordFile(), HexFormat.of().formatHex(random));
            }
            return Files.readString(passwordFile()).strip();
        } catch (IOException failure) {
            throw new EmbeddedDatabaseException(
                    "the file " + passwordFile() + " cannot be used: " + FileFailure.reason(failure), failure);
        }
    }

    /// Writes PostgreSQL's settings anew, so that an upgrade of the appliance brings its own. What an operator sets
    /// with ALTER SYSTEM stands in another file and wins.
    void writeConfiguration(int port) {
        List<String> lines = List.of(
                "# Written by Mailassay at each start. Use ALTER SYSTEM for settings of your own.",
                "listen_addresses = '127.0.0.1'",
                "port = " + port,
                "unix_socket_directories = ''",
                "max_connections = 60",
                "shared_buffers = 64MB",
                "fsync = on",
                "synchronous_commit = on",
                "wal_level = minimal",
                "max_wal_senders = 0",
                "max_wal_size = 1GB",
                "checkpoint_completion_target = 0.9",
                "jit = off",
                "timezone = 'UTC'",
                "log_timezone = 'UTC'",
                "lc_messages = 'C'",
                "logging_collector = on",
                "log_directory = '../log'",
                "log_filename = 'postgres-%a.log'",
                "log_truncate_on_rotation = on",
                "log_rotation_age = 1d",
                "log_rotation_size = 0");
        try {
            Files.write(cluster().resolve("postgresql.conf"), lines);
        } catch (IOException failure) {
            throw new EmbeddedDatabaseException(
                    "the database's settings cannot be written: " + FileFailure.reason(failure), failure);
        }
    }

    static void writeOwnerOnly(Path file, String text) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, ownerOnly);
        Files.writeString(unfinished, text + "\n", StandardOpenOption.SYNC);
        Files.move(unfinished, file);
    }

    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
