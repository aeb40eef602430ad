package org.mailassay.analysis.report.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.RefusalReason;
import org.mailassay.analysis.report.ReportLimits;

/// A zip archive, read by its central directory as PKWARE's APPNOTE.TXT, section 4.3, describes it. Every offset and
/// length in it is a stranger's claim and is checked before it is followed.
public final class ZipArchive {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int MAXIMUM_COMMENT = 0xffff;
    private static final int CENTRAL_SIGNATURE = 0x02014b50;
    private static final int CENTRAL_LENGTH = 46;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int ENCRYPTED = 1;

    private final Octets octets;
    private final List<Entry> entries;

    private ZipArchive(Octets octets, List<Entry> entries) {
        this.octets = octets;
        this.entries = entries;
    }

    /// Reads the directory of an archive.
    public static ZipArchive of(Octets octets, ReportLimits limits) throws RefusedException {
        LittleEndian in = new LittleEndian(octets);
        int end = endRecord(in);
        int count = in.number16(end + 10);
        if (count > limits.maximumArchiveEntries()) {
            throw new RefusedException(RefusalReason.TOO_MANY_ENTRIES, count + " entries in the archive");
        }
        // Octets before the archive shift every offset in it by as much.
        long directory = end - in.number32(end + 12);
        long shift = directory - in.number32(end + 16);
        List<Entry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (in.number32(directory) != CENTRAL_SIGNATURE) {
                throw malformed("no directory entry", directory);
            }
            entries.add(new Entry(
                    i,
                    in.number16(directory + 8),
                    in.number16(directory + 10),
                    in.number32(directory + 16),
                    in.number32(directory + 20),
                    shift + in.number32(directory + 42)));
            directory += CENTRAL_LENGTH
                    + in.number16(directory + 28)
                    + in.number16(directory + 30)
                    + in.number16(directory + 32);
        }
        return new ZipArchive(octets, entries);
    }

    /// The entries in the order of the directory.
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /// Opens one entry's content.
    public InputStream open(Entry entry, UnpackBudget budget) throws IOException {
        if ((entry.flags() & ENCRYPTED) != 0) {
            throw new RefusedException(RefusalReason.ENCRYPTED_ZIP, "entry %d is encrypted".formatted(entry.number()));
        }
        LittleEndian in = new LittleEndian(octets);
        if (in.number32(entry.offset()) != LOCAL_SIGNATURE) {
            throw malformed("no entry", entry.offset());
        }
        long start =
                entry.offset() + LOCAL_LENGTH + in.number16(entry.offset() + 26) + in.number16(entry.offset() + 28);
        if (start + entry.packedLength() > octets.length()) {
            throw malformed("entry %d reaches past the end".formatted(entry.number()), start);
        }
        InputStream packed =
                octets.slice((int) start, (int) (start + entry.packedLength())).open();
        return new ZipEntryStream(entry, packed, budget);
    }

    /// The end record stands last, before a comment of any content, and sometimes before octets that do not belong
    /// to the archive.
    private static int endRecord(LittleEndian in) throws RefusedException {
        int last = in.length() - END_LENGTH;
        for (int at = last; at >= 0 && at >= last - MAXIMUM_COMMENT; at--) {
            if (in.number32(at) == END_SIGNATURE) {
                return at;
            }
        }
        throw malformed("no end of the directory: the archive is cut off", in.length());
    }

    private static RefusedException malformed(String what, long offset) {
        return new RefusedException(RefusalReason.MALFORMED_ZIP, what + " at octet " + offset);
    }

    /// One entry as the directory describes it.
    ///
    /// @param number in the order of the directory, from 0
    /// @param flags bit 0 tells encryption
    /// @param method 0 stored, 8 deflated
    public record Entry(int number, int flags, int method, long checkSum, long packedLength, long offset) {
        /// Folders are entries of nothing.
        public boolean isEmpty() {
            return packedLength == 0;
        }
    }

    /// Numbers in little-endian order; one that would stand outside is a malformed archive.
    private record LittleEndian(Octets octets) {
        int length() {
            return octets.length();
        }

        int number16(long at) throws RefusedException {
            return octet(at) | (octet(at + 1) << 8);
        }

        long number32(long at) throws RefusedException {
            return number16(at) | ((long) number16(at + 2) << 16);
        }

        private int octet(long at) throws RefusedException {
            if (at < 0 || at >= octets.length()) {
                throw malformed("a record reaches past the end", at);
            }
            return octets.at((int) at) & 0xff;
        }
    }
}
