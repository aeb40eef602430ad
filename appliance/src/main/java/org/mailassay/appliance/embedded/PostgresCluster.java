package org.mailassay.appliance.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.mailassay.appliance.file.FileFailure;

/// The cluster in the data folder: made once, started, found running, stopped.
final class PostgresCluster {
    static final String USER = "mailassay";
    private static final String DATABASE = "mailassay";
    private static final int START_TRIES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String INVALID_CATALOG_NAME = "3D000";

    private final DatabaseFolder folder;
    private final PostgresPrograms programs;
    private final String password;

    PostgresCluster(DatabaseFolder folder, PostgresPrograms programs, String password) {
        this.folder = folder;
        this.programs = programs;
        this.password = password;
    }

    /// Where the running database listens.
    ///
    /// @param alone whether nobody else uses the database, so that it may be started
    String run(boolean alone) {
        Optional<PostmasterFile> found = PostmasterFile.read(folder.cluster());
        if (found.isPresent() && (!alone || found.get().isAlive(folder.cluster()))) {
            return awaitRunning();
        }
        found.filter(PostmasterFile::isOfAnotherProgram).ifPresent(_ -> forgetProcess());
        if (!alone) {
            throw new EmbeddedDatabaseException(
                    "another process uses the database in " + folder.data() + ", but the database does not run");
        }
        if (!Files.isDirectory(folder.cluster())) {
            make();
        }
        start();
        return awaitRunning();
    }

    /// Stops it, ending what is under way there.
    void stop() {
        Command.Ended ended = Command.run(List.of(
                pgCtl(),
                "stop",
                "--pgdata",
                folder.cluster().toString(),
                "--mode",
                "fast",
                "--timeout",
                "60",
                "--wait"));
        if (ended.code() != 0 && PostmasterFile.read(folder.cluster()).isPresent()) {
            throw new EmbeddedDatabaseException("the embedded database did not stop: " + ended.lastLine());
        }
    }

    private void make() {
        try {
            Path unfinished = folder.unfinishedCluster();
            DatabaseFolder.deleteTree(unfinished);
            Command.Ended ended = Command.run(List.of(
                    programs.program("initdb").toString(),
                    "--pgdata=" + unfinished,
                    "--username=" + USER,
                    "--pwfile=" + folder.passwordFile(),
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--data-checksums"));
            if (ended.code() != 0) {
                throw new EmbeddedDatabaseException("the embedded database cannot be made: " + ended.lastLine());
            }
            Files.move(unfinished, folder.cluster());
        } catch (IOException failure) {
            throw new EmbeddedDatabaseException(
                    "the embedded database cannot be made: " + FileFailure.reason(failure), failure);
        }
    }

    /// The process number in the file belongs to another program by now, and PostgreSQL would refuse to start for
    /// it. Where the number belongs to nobody the file stays: with it PostgreSQL sees whether anything of its
    /// predecessor still runs.
    private void forgetProcess() {
        try {
            Files.delete(folder.cluster().resolve("postmaster.pid"));
        } catch (IOException failure) {
            throw new EmbeddedDatabaseException(
                    "the embedded database cannot be started: " + FileFailure.reason(failure), failure);
        }
    }

    /// Somebody may take the port between its choice and the start, so there is more than one try.
    private void start() {
        Command.Ended ended = tryToStart();
        for (int tries = 1; ended.code() != 0 && tries < START_TRIES; tries++) {
            ended = tryToStart();
        }
        if (ended.code() != 0) {
            throw new EmbeddedDatabaseException(
                    "the embedded database does not start; " + folder.startLog() + " says why: " + ended.lastLine());
        }
    }

    private Command.Ended tryToStart() {
        try {
            folder.writeConfiguration(freePort());
        } catch (IOException failure) {
            throw new EmbeddedDatabaseException(
                    "the embedded database cannot be started: " + FileFailure.reason(failure), failure);
        }
        return Command.run(List.of(
                pgCtl(),
                "start",
                "--pgdata",
                folder.cluster().toString(),
                "--log",
                folder.startLog().toString(),
                "--timeout",
                "120",
                "--wait"));
    }

    /// Connects, waiting while the database recovers, and makes the appliance's database in it on first use.
    private String awaitRunning() {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            int port = PostmasterFile.read(folder.cluster())
                    .map(PostmasterFile::port)
                    .orElse(0);
            String address = "jdbc:postgresql://127.0.0.1:" + port + "/";
            try (Connection _ = DriverManager.getConnection(address + DATABASE, USER, password)) {
                return address + DATABASE;
            } catch (SQLException refused) {
                if (INVALID_CATALOG_NAME.equals(refused.getSQLState())) {
                    makeDatabase(address);
                } else if (Instant.now().isAfter(deadline)) {
                    throw new EmbeddedDatabaseException(
                            "the embedded database does not answer: " + refused.getMessage(), refused);
                } else {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        }
    }

    private void makeDatabase(String address) {
        try (Connection connection = DriverManager.getConnection(address + "postgres", USER, password);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
        } catch (SQLException failure) {
            throw new EmbeddedDatabaseException(
                    "the embedded database cannot be made: " + failure.getMessage(), failure);
        }
    }

    private String pgCtl() {
        return programs.program("pg_ctl").toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
