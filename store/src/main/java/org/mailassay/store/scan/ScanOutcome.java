package org.mailassay.store.scan;

import java.util.Optional;
import org.mailassay.analysis.message.Octets;

/// What a scan came to.
///
/// @param results the results as the API gives them, one JSON object without `view_count`
/// @param summary what lists show
/// @param recording every answer that it was given, as JSON, to carry it out again
/// @param images a ZIP file of images in a better form; empty when there are none
public record ScanOutcome(String results, ScanSummary summary, Octets recording, Optional<Octets> images) {
    public ScanOutcome {
        if (!results.startsWith("{") || !results.endsWith("}")) {
            throw new IllegalArgumentException("the results are no JSON object");
        }
    }
}
