package org.mailassay.analysis.verdict;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.mailassay.analysis.bimi.BimiDiscovery;
import org.mailassay.analysis.bimi.BimiRecord;
import org.mailassay.analysis.bimi.DmarcEnforcement;
import org.mailassay.analysis.tags.Fault;

/// What is known of BIMI as names and values.
final class BimiFields {
    private BimiFields() {}

    /// @param result the word in the Authentication-Results
    static SequencedMap<String, Object> of(BimiVerdict verdict, String result) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("result", result);
        switch (verdict) {
            case BimiVerdict.NotLooked(String reason) -> fields.put("detail", reason);
            case BimiVerdict.Looked(String selector, BimiDiscovery discovery, DmarcEnforcement enforcement) -> {
                fields.put("selector", selector);
                fields.put("dmarc_enforcing", enforcement instanceof DmarcEnforcement.Enforcing);
                fields.put(
                        "detail",
                        switch (enforcement) {
                            case DmarcEnforcement.Enforcing _ -> "";
                            case DmarcEnforcement.NotEnforcing(String reason) -> reason;
                            case DmarcEnforcement.Unknown(var failure) -> failure.detail();
                        });
                if (discovery instanceof BimiDiscovery.Found found) {
                    fields.put("domain", found.domain().text());
                    putRecord(fields, found.bimiRecord());
                }
            }
        }
        return fields;
    }

    private static void putRecord(SequencedMap<String, Object> fields, BimiRecord bimiRecord) {
        fields.put("record", bimiRecord.text());
        fields.put("location", bimiRecord.location());
        fields.put("evidence", bimiRecord.evidence());
        fields.put("declined", bimiRecord.declined());
        fields.put("faults", bimiRecord.faults().stream().map(Fault::text).toList());
    }
}
