package org.mailassay.analysis.authentication;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.mailassay.analysis.tags.Fault;

/// The faults of a record as names and values.
final class FaultFields {
    private FaultFields() {}

    static List<SequencedMap<String, Object>> of(List<Fault> faults) {
        return faults.stream().map(FaultFields::of).toList();
    }

    private static SequencedMap<String, Object> of(Fault fault) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", fault.code());
        fields.put("message", fault.text());
        fields.put("tag", fault.tag());
        fields.put("offset", fault.offset());
        return fields;
    }
}
