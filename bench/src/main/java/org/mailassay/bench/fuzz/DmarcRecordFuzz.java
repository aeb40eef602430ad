package org.mailassay.bench.fuzz;

import java.nio.charset.StandardCharsets;
import org.mailassay.analysis.dmarc.DmarcRecord;
import org.mailassay.analysis.dmarc.Policy;
import org.mailassay.analysis.dmarc.ReportingUri;

/// Fuzzes the DMARC policy record (RFC 9989, section 4.7).
public final class DmarcRecordFuzz {
    private DmarcRecordFuzz() {}

    /// Before the first input.
    public static void fuzzerInitialize() {
        Seeds.replay(DmarcRecordFuzz.class, DmarcRecordFuzz::fuzzerTestOneInput);
    }

    /// One input.
    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.ISO_8859_1);
        DmarcRecord read = DmarcRecord.parse(text);
        for (ReportingUri uri : read.rua()) {
            if (uri.address().chars().anyMatch(c -> c <= 32 || c > 126)) {
                throw new IllegalStateException("an address with " + uri.address());
            }
        }
        if (!read.policyTagsValid() && read.policyForDomain() != Policy.NONE) {
            throw new IllegalStateException("a policy from tags that are not valid");
        }
    }
}
