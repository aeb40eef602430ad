package org.mailassay.store.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.raw.CompressedOctets;
import org.postgresql.copy.CopyIn;

/// The encoded rows of one report while it is still being read. Full blocks are compressed: rows repeat themselves, so
/// that a report of 64 MB keeps a few megabytes.
final class EncodedRows {
    private static final int BLOCK = 1 << 17;

    private final List<CompressedOctets> blocks = new ArrayList<>();
    private final ByteArrayOutputStream open = new ByteArrayOutputStream(1024);
    private int retained;

    void append(ByteArrayOutputStream row) {
        try {
            row.writeTo(open);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written to", e);
        }
        if (open.size() >= BLOCK) {
            CompressedOctets block = CompressedOctets.of(Octets.of(open.toByteArray()));
            blocks.add(block);
            retained += block.octets().length();
            open.reset();
        }
    }

    /// Octets of memory taken.
    int retained() {
        return retained + open.size();
    }

    void writeTo(CopyIn copy) throws SQLException {
        for (CompressedOctets block : blocks) {
            byte[] rows = block.plain().toByteArray();
            copy.writeToCopy(rows, 0, rows.length);
        }
        copy.writeToCopy(open.toByteArray(), 0, open.size());
    }
}
