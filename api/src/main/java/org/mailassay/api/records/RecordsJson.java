package org.mailassay.api.records;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mailassay.analysis.records.Judgement;
import org.mailassay.analysis.tags.Fault;
import org.mailassay.api.http.GenericJson;
import org.mailassay.api.http.JsonWriter;

/// Writes a look at a domain's records: one object for each subject.
public final class RecordsJson {
    private RecordsJson() {}

    /// The look as a text of its own, to be kept with the domain.
    static String text(RecordsLook look) {
        return new String(JsonWriter.octets(json -> json.object(() -> fields(json, look))), StandardCharsets.UTF_8);
    }

    /// The fields of the object that is open.
    public static void fields(JsonWriter json, RecordsLook look) {
        json.field("domain", look.records().domain());
        json.field("checked_at", look.checkedAt());
        json.field("status", look.overall().text());
        look.records().subjects().forEach((subject, judgement) -> json.object(subject, () -> subject(json, judgement)));
    }

    private static void subject(JsonWriter json, Judgement<?> judgement) {
        json.field("status", judgement.status().text());
        json.field("name", judgement.name());
        json.textOrNull("record", judgement.record());
        judgement.details().ifPresent(details -> GenericJson.fields(json, details.fields()));
        faults(json, "errors", judgement.errors());
        faults(json, "warnings", judgement.warnings());
    }

    private static void faults(JsonWriter json, String name, List<Fault> faults) {
        json.objects(name, faults, fault -> {
            json.field("code", fault.code());
            json.field("message", fault.text());
            json.textOrNull("tag", fault.tag());
            if (fault.offset() == Fault.WHOLE_RECORD) {
                json.nullField("offset");
            } else {
                json.field("offset", fault.offset());
            }
        });
    }
}
