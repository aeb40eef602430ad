package org.mailassay.analysis.dns;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;

/// Keeps text records that were read lately, since the same few records belong to most mail and reading one costs more
/// than using it. Safe for use by many threads at once.
///
/// An entry is found by the record's text, not by its name, so that it can never be out of date.
///
/// @param <R> what reading a record gives
public final class ReadRecords<R> {
    /// Longer records are read anew each time.
    private static final int LONGEST_TEXT = 4096;

    private final int most;
    private final Function<String, R> reader;
    private final SequencedMap<String, R> entries = new LinkedHashMap<>(16, 0.75f, true);

    /// Keeps that many records.
    ///
    /// @param reader gives the same for the same text
    public ReadRecords(int most, Function<String, R> reader) {
        this.most = most;
        this.reader = reader;
    }

    /// Reads a record, or finds it read.
    public R read(String text) {
        if (text.length() > LONGEST_TEXT) {
            return reader.apply(text);
        }
        synchronized (entries) {
            R known = entries.get(text);
            if (known != null) {
                return known;
            }
        }
        R read = reader.apply(text);
        synchronized (entries) {
            entries.put(text, read);
            if (entries.size() > most) {
                entries.pollFirstEntry();
            }
        }
        return read;
    }
}
