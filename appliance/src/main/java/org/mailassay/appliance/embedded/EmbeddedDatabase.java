package org.mailassay.appliance.embedded;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mailassay.appliance.file.FileFailure;

/// The embedded PostgreSQL, running for as long as anybody has it open.
public final class EmbeddedDatabase implements AutoCloseable {
    /// A process must not open the lock files twice: when it closes one of the two, the system takes away the locks of
    /// the other as well.
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path data;
    private final PostgresCluster cluster;
    private final DatabaseLocks locks;
    private final String url;
    private final String password;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedDatabase(Path data, PostgresCluster cluster, DatabaseLocks locks, String url, String password) {
        this.data = data;
        this.cluster = cluster;
        this.locks = locks;
        this.url = url;
        this.password = password;
    }

    /// Finds the database of a data folder running, or starts it; makes it on first use.
    ///
    /// @param data the data folder, made when it does not exist
    /// @param programs where PostgreSQL's programs are unpacked
    public static EmbeddedDatabase open(Path data, Path programs) {
        new DatabaseFolder(data).create();
        DatabaseFolder folder = new DatabaseFolder(real(data));
        if (!OPEN.add(folder.data())) {
            throw new EmbeddedDatabaseException("this process has the embedded database open already");
        }
        try {
            return open(folder, programs);
        } catch (RuntimeException failure) {
            OPEN.remove(folder.data());
            throw failure;
        }
    }

    private static EmbeddedDatabase open(DatabaseFolder folder, Path programs) {
        DatabaseLocks locks = DatabaseLocks.open(folder.data());
        try (FileLock _ = locks.awaitTurn()) {
            boolean alone = locks.beginUse();
            String password = folder.password();
            PostgresCluster cluster = new PostgresCluster(folder, PostgresPrograms.in(programs), password);
            return new EmbeddedDatabase(folder.data(), cluster, locks, cluster.run(alone), password);
        } catch (IOException | RuntimeException failure) {
            locks.close();
            throw failure instanceof EmbeddedDatabaseException named
                    ? named
                    : new EmbeddedDatabaseException("the embedded database cannot be started", failure);
        }
    }

    /// The JDBC address.
    public String url() {
        return url;
    }

    public String user() {
        return PostgresCluster.USER;
    }

    public String password() {
        return password;
    }

    /// Ends the use by this process; the last one to go stops the database.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try (locks;
                    FileLock _ = locks.awaitTurn()) {
                if (locks.endUse()) {
                    cluster.stop();
                }
            } catch (IOException failure) {
                throw new EmbeddedDatabaseException("the embedded database's locks are lost", failure);
            } finally {
                OPEN.remove(data);
            }
        }
    }

    /// The path without symbolic links: by it PostgreSQL's process is recognised.
    private static Path real(Path data) {
        try {
            return data.toRealPath();
        } catch (IOException failure) {
            throw new EmbeddedDatabaseException(
                    "the data folder " + data + " cannot be used: " + FileFailure.reason(failure), failure);
        }
    }
}
