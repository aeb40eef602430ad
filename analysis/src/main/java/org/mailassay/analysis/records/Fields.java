package org.mailassay.analysis.records;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Collects names and values in order.
final class Fields {
    private final SequencedMap<String, Object> values = new LinkedHashMap<>();

    Fields with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    SequencedMap<String, Object> map() {
        return values;
    }
}
