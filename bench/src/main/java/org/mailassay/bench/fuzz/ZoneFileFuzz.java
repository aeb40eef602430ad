package org.mailassay.bench.fuzz;

import java.nio.charset.StandardCharsets;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.ZoneFile;

/// Fuzzes zones in YAML.
public final class ZoneFileFuzz {
    private ZoneFileFuzz() {}

    /// Before the first input.
    public static void fuzzerInitialize() {
        Seeds.replay(ZoneFileFuzz.class, ZoneFileFuzz::fuzzerTestOneInput);
    }

    /// One input.
    public static void fuzzerTestOneInput(byte[] data) {
        switch (ZoneFile.read(new String(data, StandardCharsets.UTF_8))) {
            case ZoneFile.Parsed zones -> {
                for (RecordType type : RecordType.values()) {
                    zones.dns().query("example.com", type);
                }
            }
            case ZoneFile.Malformed malformed -> {
                if (malformed.line() < 1 || malformed.column() < 1) {
                    throw new IllegalStateException("a mistake without a place");
                }
            }
        }
    }
}
