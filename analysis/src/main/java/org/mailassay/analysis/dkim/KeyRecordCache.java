package org.mailassay.analysis.dkim;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Keeps key records that were read lately, since the same few keys sign most mail and taking a key apart costs
/// more than checking a signature with it.
///
/// An entry is found by the record's text, not by its name, so that it can never be out of date.
public final class KeyRecordCache {
    /// Longer records than any key in use needs are read anew each time.
    private static final int LONGEST_TEXT = 4096;

    private final int most;
    private final SequencedMap<String, DkimKeyRecord.Reading> entries;

    /// A cache of a thousand records, about four megabytes when full.
    public KeyRecordCache() {
        this(1000);
    }

    /// A cache of that many records.
    public KeyRecordCache(int most) {
        this.most = most;
        this.entries = new LinkedHashMap<>(16, 0.75f, true);
    }

    /// Reads a record, or finds it read.
    public DkimKeyRecord.Reading read(String text) {
        if (text.length() > LONGEST_TEXT) {
            return DkimKeyRecord.read(text);
        }
        synchronized (entries) {
            DkimKeyRecord.Reading known = entries.get(text);
            if (known != null) {
                return known;
            }
        }
        DkimKeyRecord.Reading read = DkimKeyRecord.read(text);
        synchronized (entries) {
            entries.put(text, read);
            if (entries.size() > most) {
                entries.pollFirstEntry();
            }
        }
        return read;
    }
}
