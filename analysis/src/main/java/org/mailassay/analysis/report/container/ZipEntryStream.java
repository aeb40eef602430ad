package org.mailassay.analysis.report.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.mailassay.analysis.mime.BlockInputStream;
import org.mailassay.analysis.report.RefusalReason;

/// The content of one zip entry, with its check sum verified at the end.
final class ZipEntryStream extends BlockInputStream {
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final ZipArchive.Entry entry;
    private final InputStream packed;
    private final UnpackBudget budget;
    private final DeflateStream deflated;
    private final CRC32 checkSum = new CRC32();
    private long given;
    private boolean ended;

    ZipEntryStream(ZipArchive.Entry entry, InputStream packed, UnpackBudget budget) throws RefusedException {
        if (entry.method() != STORED && entry.method() != DEFLATED) {
            throw malformed(entry, "compression method " + entry.method());
        }
        this.entry = entry;
        this.packed = packed;
        this.budget = budget;
        this.deflated = new DeflateStream(packed, budget, RefusalReason.MALFORMED_ZIP, RefusalReason.MALFORMED_ZIP);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        int count =
                entry.method() == DEFLATED ? deflated.inflate(target, offset, length) : stored(target, offset, length);
        if (count > 0) {
            checkSum.update(target, offset, count);
            return count;
        }
        ended = true;
        if (checkSum.getValue() != entry.checkSum()) {
            throw malformed(entry, "wrong check sum");
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        deflated.close();
    }

    /// Stored octets count too: many directory entries may name the same ones.
    private int stored(byte[] target, int offset, int length) throws IOException {
        int count = packed.read(target, offset, length);
        if (count > 0) {
            given += count;
            budget.take(count, given, given);
        }
        return count;
    }

    private static RefusedException malformed(ZipArchive.Entry entry, String what) {
        return new RefusedException(RefusalReason.MALFORMED_ZIP, "entry %d: %s".formatted(entry.number(), what));
    }
}
