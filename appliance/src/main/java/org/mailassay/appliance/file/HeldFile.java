package org.mailassay.appliance.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A file that one holder has, in one process. The system gives it free when the process dies, however it dies.
///
/// A process must not open such a file twice: when it closes one of the two, the system takes away the lock of the
/// other as well. So the files that this process holds are known here.
public final class HeldFile implements AutoCloseable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private HeldFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Takes hold of a file, which is made when it is missing.
    ///
    /// @return empty when somebody else has it, in this process or in another
    public static Optional<HeldFile> hold(Path given) throws IOException {
        Path file = given.toAbsolutePath().normalize();
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            HeldFile held = new HeldFile(file, channel);
            if (channel.tryLock() != null) {
                return Optional.of(held);
            }
            held.close();
            return Optional.empty();
        } catch (IOException failure) {
            HELD.remove(file);
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(file);
        }
    }
}
