package org.mailassay.analysis.records;

import java.util.SequencedMap;

/// A domain's SPF record.
///
/// @param version as in the record
public record SpfDetails(String version) implements Details {
    @Override
    public SequencedMap<String, Object> fields() {
        return new Fields().with("version", version).map();
    }
}
