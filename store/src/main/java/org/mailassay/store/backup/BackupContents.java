package org.mailassay.store.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.mailassay.store.JsonTable;

/// The entries of a backup as they are read, one after another. What was read is laid beside what the end says.
final class BackupContents {
    /// Of an entry that is held in memory.
    private static final int LIMIT = 4 << 20;

    private final ZipInputStream zip;
    private final List<List<String>> read = new ArrayList<>();

    BackupContents(InputStream in) {
        this.zip = new ZipInputStream(in);
    }

    /// What reads the octets of an entry to their end, and says how many rows that were.
    @FunctionalInterface
    interface Reader<E extends Exception> {
        long read(InputStream in) throws IOException, E;
    }

    /// The name of the next entry; empty at the end of the file.
    Optional<String> next() throws IOException {
        return Optional.ofNullable(zip.getNextEntry()).map(ZipEntry::getName);
    }

    /// The name of the next entry, which has to be there.
    void next(String expected) throws IOException, BackupUnusable {
        if (!next().orElse("").equals(expected)) {
            throw new BackupUnusable("this is no backup of Mailassay: " + expected + " is not where it belongs");
        }
    }

    /// Reads the present entry.
    <E extends Exception> long read(String name, Reader<E> reader) throws IOException, E {
        MessageDigest digest = BackupEntries.sha256();
        InputStream entry = new DigestInputStream(zip, digest);
        long rows = reader.read(new Unclosed(entry));
        entry.transferTo(OutputStream.nullOutputStream());
        read.add(List.of(name, Long.toString(rows), HexFormat.of().formatHex(digest.digest())));
        return rows;
    }

    /// The octets of the present entry, a small one.
    byte[] octets(String name) throws IOException, BackupUnusable {
        List<byte[]> octets = new ArrayList<>();
        read(name, in -> {
            octets.add(in.readNBytes(LIMIT + 1));
            return 0;
        });
        if (octets.getFirst().length > LIMIT) {
            throw new BackupUnusable("the backup is damaged: " + name + " is larger than anything that was written");
        }
        return octets.getFirst();
    }

    /// The present entry as a table of texts.
    List<List<String>> table(String name) throws IOException, BackupUnusable {
        return rows(name, octets(name));
    }

    /// Reads the last entry, the end, and compares with it what came before.
    void end() throws IOException, BackupUnusable {
        List<List<String>> expected = rows(BackupEntries.END, new Unclosed(zip).readNBytes(LIMIT));
        if (!expected.equals(read)) {
            throw new BackupUnusable("the backup is damaged: it does not hold what its end says");
        }
    }

    private static List<List<String>> rows(String name, byte[] octets) throws BackupUnusable {
        try {
            return JsonTable.read(new String(octets, StandardCharsets.UTF_8));
        } catch (UncheckedIOException garbled) {
            throw new BackupUnusable("the backup is damaged: " + name + " cannot be read", garbled);
        }
    }

    /// Whoever reads an entry must not close the file.
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The file goes on after the entry.
        }
    }
}
