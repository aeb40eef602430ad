package org.mailassay.bench.fuzz;

import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.transport.MtaStsPolicy;

/// Fuzzes the MTA-STS policy (RFC 8461, section 3.2).
public final class MtaStsPolicyFuzz {
    private MtaStsPolicyFuzz() {}

    /// Before the first input.
    public static void fuzzerInitialize() {
        Seeds.replay(MtaStsPolicyFuzz.class, MtaStsPolicyFuzz::fuzzerTestOneInput);
    }

    /// One input.
    public static void fuzzerTestOneInput(byte[] data) {
        MtaStsPolicy policy = MtaStsPolicy.parse(Octets.of(data));
        if (policy.isValid() && policy.mode().isEmpty()) {
            throw new IllegalStateException("valid without a mode");
        }
    }
}
