package org.mailassay.analysis.testing;

import org.mailassay.analysis.dns.ZoneDns;
import org.mailassay.analysis.dns.ZoneFile;

/// Zones written in a test.
public final class Zones {
    private Zones() {}

    /// A DNS that answers from YAML zones ([ZoneFile]); the test fails when they cannot be read.
    public static ZoneDns of(String yaml) {
        return switch (ZoneFile.read(yaml)) {
            case ZoneFile.Parsed readable -> readable.dns();
            case ZoneFile.Malformed malformed -> throw new AssertionError(malformed.toString());
        };
    }
}
