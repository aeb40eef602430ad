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
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_LENGTH = 20;
    private static final int END_SIGNATURE_64 = 0x06064b50;
    private static final int END_LENGTH_64 = 56;
    private static final int ZIP64_EXTRA = 1;

    /// These in a field of 16 or 32 bits say that the value stands in a record of the ZIP64 extensions.
    private static final int ELSEWHERE_16 = 0xffff;

    private static final long ELSEWHERE_32 = 0xffffffffL;

    private final Octets octets;
    private final List<Entry> entries;

    private ZipArchive(Octets octets, List<Entry> entries) {
        this.octets = octets;
        this.entries = entries;
    }

    /// Reads the directory of an archive.
    public static ZipArchive of(Octets octets, ReportLimits limits) throws RefusedException {
        LittleEndian in = new LittleEndian(octets);
        End end = end(in);
        if (Long.compareUnsigned(end.count(), limits.maximumArchiveEntries()) > 0) {
            throw new RefusedException(
                    RefusalReason.TOO_MANY_ENTRIES, Long.toUnsignedString(end.count()) + " entries in the archive");
        }
        // Octets before the archive shift every offset in it by as much.
        long directory = end.at() - end.directoryLength();
        long shift = directory - end.directoryOffset();
        List<Entry> entries = new ArrayList<>((int) end.count());
        for (int i = 0; i < end.count(); i++) {
            if (in.number32(directory) != CENTRAL_SIGNATURE) {
                throw malformed("no directory entry", directory);
            }
            entries.add(entry(in, i, directory, shift));
            directory += CENTRAL_LENGTH
                    + in.number16(directory + 28)
                    + in.number16(directory + 30)
                    + in.number16(directory + 32);
        }
        return new ZipArchive(octets, entries);
    }

    private static Entry entry(LittleEndian in, int number, long directory, long shift) throws RefusedException {
        long length = in.number32(directory + 24);
        long packedLength = in.number32(directory + 20);
        long offset = in.number32(directory + 42);
        if (length == ELSEWHERE_32 || packedLength == ELSEWHERE_32 || offset == ELSEWHERE_32) {
            // Only those that the fields have no room for stand there, in this order (APPNOTE.TXT, section 4.5.3).
            long at = zip64Extra(in, directory);
            at += length == ELSEWHERE_32 ? 8 : 0;
            if (packedLength == ELSEWHERE_32) {
                packedLength = in.number64(at);
                at += 8;
            }
            offset = offset == ELSEWHERE_32 ? in.number64(at) : offset;
        }
        return new Entry(
                number,
                in.number16(directory + 8),
                in.number16(directory + 10),
                in.number32(directory + 16),
                packedLength,
                shift + offset);
    }

    /// Where the values of the entry's ZIP64 extra field begin.
    private static long zip64Extra(LittleEndian in, long directory) throws RefusedException {
        long at = directory + CENTRAL_LENGTH + in.number16(directory + 28);
        long end = at + in.number16(directory + 30);
        while (at < end) {
            if (in.number16(at) == ZIP64_EXTRA) {
                return at + 4;
            }
            at += 4 + in.number16(at + 2);
        }
        throw malformed("no ZIP64 field", directory);
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
        if (entry.packedLength() < 0 || entry.packedLength() > octets.length() - start) {
            throw malformed("entry %d reaches past the end".formatted(entry.number()), start);
        }
        InputStream packed =
                octets.slice((int) start, (int) (start + entry.packedLength())).open();
        return new ZipEntryStream(entry, packed, budget);
    }

    /// Where the directory ends, how long it is, where it begins by its own account, how many entries it has. Large
    /// archives, and small ones of some programs, have a second end record before the first (APPNOTE.TXT, section
    /// 4.3.14).
    private static End end(LittleEndian in) throws RefusedException {
        long at = endRecord(in);
        End end = new End(at, in.number16(at + 10), in.number32(at + 12), in.number32(at + 16));
        if (end.count() != ELSEWHERE_16
                && end.directoryLength() != ELSEWHERE_32
                && end.directoryOffset() != ELSEWHERE_32) {
            return end;
        }
        long locator = at - LOCATOR_LENGTH;
        if (locator < 0 || in.number32(locator) != LOCATOR_SIGNATURE) {
            return end;
        }
        long large = locator - END_LENGTH_64;
        if (large < 0 || in.number32(large) != END_SIGNATURE_64) {
            throw malformed("no ZIP64 end of the directory", Math.max(0, large));
        }
        return new End(large, in.number64(large + 32), in.number64(large + 40), in.number64(large + 48));
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

    private record End(long at, long count, long directoryLength, long directoryOffset) {}

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

        long number64(long at) throws RefusedException {
            return number32(at) | (number32(at + 4) << 32);
        }

        private int octet(long at) throws RefusedException {
            if (at < 0 || at >= octets.length()) {
                throw malformed("a record reaches past the end", at);
            }
            return octets.at((int) at) & 0xff;
        }
    }
}
