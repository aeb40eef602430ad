package org.mailassay.appliance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.mailassay.appliance.file.FileFailure;

/// The data folder, held by one `up` at a time. The system gives it free when the process dies, however it dies.
final class DataFolder implements AutoCloseable {
    private final FileChannel lock;

    private DataFolder(FileChannel lock) {
        this.lock = lock;
    }

    /// Makes the folder when it is missing, and takes hold of it.
    static DataFolder hold(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            FileChannel channel =
                    FileChannel.open(folder.resolve("up.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isHeld(channel)) {
                channel.close();
                throw new StartFailure("another mailassay up works on the data folder " + folder);
            }
            return new DataFolder(channel);
        } catch (IOException failure) {
            throw new StartFailure(
                    "the data folder " + folder + " cannot be written: " + FileFailure.reason(failure), failure);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static boolean isHeld(FileChannel channel) throws IOException {
        try {
            FileLock held = channel.tryLock();
            return held != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }
}
