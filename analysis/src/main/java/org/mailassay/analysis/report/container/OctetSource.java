package org.mailassay.analysis.report.container;

import java.io.IOException;
import java.io.InputStream;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.RefusalReason;

/// Octets that can be read from the start more than once, unpacked anew each time instead of kept.
@FunctionalInterface
public interface OctetSource {
    /// Opens the octets; what containers unpack on the way is taken from the budget.
    InputStream open(UnpackBudget budget) throws IOException;

    /// Octets that stand in memory.
    static OctetSource of(Octets octets) {
        return new OctetSource() {
            @Override
            public InputStream open(UnpackBudget budget) {
                return octets.open();
            }

            @Override
            public Octets whole(UnpackBudget budget, long maximum) {
                return octets;
            }
        };
    }

    /// All octets at once; refused when there are more than the maximum.
    default Octets whole(UnpackBudget budget, long maximum) throws IOException {
        try (InputStream stream = open(budget)) {
            byte[] octets = stream.readNBytes(Math.toIntExact(maximum + 1));
            if (octets.length > maximum) {
                throw new RefusedException(
                        RefusalReason.TOO_LARGE_UNPACKED, "unpacks to more than %d octets".formatted(maximum));
            }
            return Octets.of(octets);
        }
    }

    /// What these octets hold when they are a gzip stream.
    default OctetSource gunzip() {
        return budget -> new GzipStream(open(budget), budget);
    }
}
