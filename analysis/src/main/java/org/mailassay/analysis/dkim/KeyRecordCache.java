package org.mailassay.analysis.dkim;

import org.mailassay.analysis.dns.ReadRecords;

/// Keeps key records that were read lately, since taking a key apart costs more than checking a signature with it.
public final class KeyRecordCache {
    private final ReadRecords<DkimKeyRecord.Reading> records;

    /// A cache of a thousand records, about four megabytes when full.
    public KeyRecordCache() {
        this(1000);
    }

    /// A cache of that many records.
    public KeyRecordCache(int most) {
        this.records = new ReadRecords<>(most, DkimKeyRecord::read);
    }

    /// Reads a record, or finds it read.
    public DkimKeyRecord.Reading read(String text) {
        return records.read(text);
    }
}
