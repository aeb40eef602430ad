package org.mailassay.bench.fuzz;

import org.mailassay.analysis.bimi.Indicator;
import org.mailassay.analysis.message.Octets;

/// Fuzzes the indicator: gzip, XML, and the profile.
public final class IndicatorFuzz {
    private IndicatorFuzz() {}

    /// Before the first input.
    public static void fuzzerInitialize() {
        Seeds.replay(IndicatorFuzz.class, IndicatorFuzz::fuzzerTestOneInput);
    }

    /// One input.
    public static void fuzzerTestOneInput(byte[] data) {
        Indicator indicator = Indicator.of(Octets.of(data));
        if (indicator.isValid() && indicator.title().isEmpty()) {
            throw new IllegalStateException("valid without a title");
        }
    }
}
