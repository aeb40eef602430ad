package org.mailassay.store.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mailassay.store.JsonTable;

/// The entries of a backup as they are written, one after another, and what its end says of them.
final class BackupEntries {
    static final String END = "end.json";

    private final ZipOutputStream zip;
    private final Instant time;
    private final List<List<String>> written = new ArrayList<>();

    BackupEntries(OutputStream out, Instant time) {
        this.zip = new ZipOutputStream(out);
        // The largest part, messages, is compressed already.
        this.zip.setLevel(Deflater.BEST_SPEED);
        this.time = time;
    }

    /// What writes the octets of an entry, and says how many rows that were.
    @FunctionalInterface
    interface Content {
        long writeTo(OutputStream out) throws IOException, SQLException;
    }

    long write(String name, Content content) throws IOException, SQLException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        zip.putNextEntry(entry);
        MessageDigest digest = sha256();
        long rows = content.writeTo(new DigestOutputStream(zip, digest));
        zip.closeEntry();
        written.add(List.of(name, Long.toString(rows), HexFormat.of().formatHex(digest.digest())));
        return rows;
    }

    void write(String name, byte[] octets) throws IOException, SQLException {
        write(name, out -> {
            out.write(octets);
            return 0;
        });
    }

    void write(String name, List<List<String>> table) throws IOException, SQLException {
        write(name, JsonTable.text(table, cells -> cells).getBytes(StandardCharsets.UTF_8));
    }

    /// Without this a backup is not complete.
    void end() throws IOException, SQLException {
        write(END, List.copyOf(written));
        zip.finish();
        zip.flush();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
