package org.mailassay.bench.fuzz;

import java.nio.charset.StandardCharsets;
import org.mailassay.analysis.bimi.BimiRecord;
import org.mailassay.analysis.bimi.BimiSelector;

/// Fuzzes the BIMI assertion record and selector.
public final class BimiRecordFuzz {
    private BimiRecordFuzz() {}

    /// Before the first input.
    public static void fuzzerInitialize() {
        Seeds.replay(BimiRecordFuzz.class, BimiRecordFuzz::fuzzerTestOneInput);
    }

    /// One input.
    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.ISO_8859_1);
        BimiRecord read = BimiRecord.parse(text);
        if (!read.location().isEmpty() && !read.location().regionMatches(true, 0, "https://", 0, 8)) {
            throw new IllegalStateException("a location with " + read.location());
        }
        BimiSelector.ofField(text);
        BimiSelector.ofLocalPart(text);
    }
}
