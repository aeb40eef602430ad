package org.mailassay.api.audit;

import java.time.Instant;
import java.util.Optional;
import org.mailassay.analysis.json.ZonelessTime;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.JsonWriter;

/// How the family writes times, and answers that are all alike.
final class AuditJson {
    private AuditJson() {}

    /// `2026-03-25T14:32:00`, which is UTC.
    static void time(JsonWriter json, String name, Instant time) {
        json.field(name, ZonelessTime.text(time));
    }

    /// The same, or null when there is none.
    static void time(JsonWriter json, String name, Optional<Instant> time) {
        time.ifPresentOrElse(known -> time(json, name, known), () -> json.nullField(name));
    }

    /// What a deletion is answered with.
    static Answer deleted() {
        return Answer.ok(json -> json.object(() -> json.field("deleted", true)));
    }
}
