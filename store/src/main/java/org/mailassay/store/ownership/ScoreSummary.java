package org.mailassay.store.ownership;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// How a domain's messages scored lately.
///
/// @param average of the scans that count; empty when there are too few
/// @param scans how many count
/// @param percentile the share of this appliance's domains that score less, in percent; empty when there are too few
/// @param newest when the newest of the scans was finished; empty when there is none
/// @param token of the certificate; empty when the domain has not deserved one
public record ScoreSummary(
        OptionalInt average, int scans, OptionalInt percentile, Optional<Instant> newest, Optional<String> token) {
    /// What a certificate needs.
    public static final int ELIGIBLE = 80;

    /// Whether the scores are good enough for a certificate.
    public boolean eligible() {
        return average.isPresent() && average.getAsInt() >= ELIGIBLE;
    }
}
