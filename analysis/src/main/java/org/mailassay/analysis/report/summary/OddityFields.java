package org.mailassay.analysis.report.summary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailassay.analysis.report.Oddity;

/// Values outside a format, as they were sent.
final class OddityFields {
    private OddityFields() {}

    static List<Map<String, Object>> of(List<Oddity> oddities) {
        return oddities.stream().map(OddityFields::of).toList();
    }

    private static Map<String, Object> of(Oddity oddity) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("field", oddity.field());
        fields.put("value", oddity.value());
        return fields;
    }
}
