package org.mailassay.appliance.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.mailassay.appliance.file.FileFailure;

/// Who uses the embedded database, by locks on files that the system releases when a process dies, however it dies.
/// Starting and stopping are done by one process at a time; using it is shared, so that who goes can see whether
/// somebody is left.
final class DatabaseLocks implements AutoCloseable {
    private final FileChannel turns;
    private final FileChannel users;
    private @Nullable FileLock use;

    private DatabaseLocks(FileChannel turns, FileChannel users) {
        this.turns = turns;
        this.users = users;
    }

    static DatabaseLocks open(Path data) {
        try {
            FileChannel turns = channel(data.resolve("database.turn.lock"));
            return new DatabaseLocks(turns, channel(data.resolve("database.use.lock")));
        } catch (IOException failure) {
            throw lost(failure);
        }
    }

    /// Waits until no other process starts or stops the database; closing the lock ends the turn.
    FileLock awaitTurn() {
        try {
            return turns.lock();
        } catch (IOException failure) {
            throw lost(failure);
        }
    }

    /// Counts this process among the users; only in its turn.
    ///
    /// @return whether it is the only one
    boolean beginUse() {
        try {
            FileLock alone = users.tryLock();
            if (alone != null) {
                alone.release();
            }
            use = users.lock(0, Long.MAX_VALUE, true);
            return alone != null;
        } catch (IOException failure) {
            throw lost(failure);
        }
    }

    /// Counts this process among the users no more; only in its turn.
    ///
    /// @return whether nobody is left
    boolean endUse() {
        try {
            if (use != null) {
                use.release();
            }
            use = users.tryLock();
            return use != null;
        } catch (IOException failure) {
            throw lost(failure);
        }
    }

    /// Releases every lock.
    @Override
    public void close() {
        try {
            users.close();
            turns.close();
        } catch (IOException failure) {
            throw lost(failure);
        }
    }

    private static EmbeddedDatabaseException lost(IOException failure) {
        return new EmbeddedDatabaseException(
                "the locks of the embedded database cannot be used: " + FileFailure.reason(failure), failure);
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
