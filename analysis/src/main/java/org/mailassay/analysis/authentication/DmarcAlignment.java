package org.mailassay.analysis.authentication;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Which identifiers are aligned, as names and values.
final class DmarcAlignment {
    private DmarcAlignment() {}

    static SequencedMap<String, Object> fields(boolean spf, boolean dkim, Object identifiers) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("spf", spf);
        fields.put("dkim", dkim);
        fields.put("identifiers", identifiers);
        return fields;
    }
}
