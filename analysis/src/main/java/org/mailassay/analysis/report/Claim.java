package org.mailassay.analysis.report;

import java.util.Locale;
import org.mailassay.analysis.report.container.LeafPart;

/// What a part claims to be by its type and name. The octets decide how it is read; the claim decides only whether
/// octets that are no report deserve a refusal of their own.
enum Claim {
    GZIP,
    ZIP,
    TLS_REPORT,
    NONE;

    static Claim of(LeafPart leaf) {
        String type = leaf.mediaType();
        String name = leaf.name().toLowerCase(Locale.ROOT);
        if (type.contains("gzip") || name.endsWith(".gz")) {
            return GZIP;
        }
        if (type.contains("zip") || name.endsWith(".zip")) {
            return ZIP;
        }
        return type.startsWith("application/tlsrpt") ? TLS_REPORT : NONE;
    }

    /// Whether a part without content is worth a refusal.
    boolean isMade() {
        return this != NONE;
    }

    /// Why octets that are nothing readable are refused.
    RefusalReason broken() {
        return switch (this) {
            case GZIP -> RefusalReason.MALFORMED_GZIP;
            case ZIP -> RefusalReason.MALFORMED_ZIP;
            case TLS_REPORT -> RefusalReason.MALFORMED_JSON;
            case NONE -> RefusalReason.NOT_A_REPORT;
        };
    }
}
