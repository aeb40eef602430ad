package org.mailassay.api.dmarc;

import org.mailassay.api.http.JsonWriter;
import org.mailassay.store.statistics.MessageCounts;

/// Messages by what became of them, by the names that they have everywhere.
final class CountsJson {
    private CountsJson() {}

    static void write(JsonWriter json, MessageCounts counts) {
        json.field("total_messages", counts.messages());
        json.field("spf_pass", counts.spfPass());
        json.field("spf_fail", counts.spfFail());
        json.field("dkim_pass", counts.dkimPass());
        json.field("dkim_fail", counts.dkimFail());
        json.field("dmarc_pass", counts.dmarcPass());
        json.field("dmarc_fail", counts.dmarcFail());
        json.field("none", counts.none());
        json.field("quarantined", counts.quarantined());
        json.field("rejected", counts.rejected());
    }
}
