package org.mailassay.appliance.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailassay.store.outgoing.DeliveryNotice;

/// What came to a mail's return path, for a person and for a program.
final class NoticeText {
    private NoticeText() {}

    static List<String> lines(DeliveryNotice notice) {
        List<String> lines = new ArrayList<>();
        lines.add("Notice     " + notice.subject());
        lines.add(
                "  From     " + (notice.reportingMta().isEmpty() ? "a server without a name" : notice.reportingMta()));
        lines.add("  Result   %s%s".formatted(notice.action().code(), status(notice)));
        if (!notice.own() && !notice.recipient().isEmpty()) {
            lines.add("  About    " + notice.recipient() + ", which is not the recipient of this mail");
        }
        if (!notice.diagnostic().isEmpty()) {
            lines.add("  Reply    " + notice.diagnostic());
        }
        return lines;
    }

    static Map<String, Object> fields(DeliveryNotice notice) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("received_at", notice.receivedAt().toString());
        fields.put("action", notice.action().code());
        fields.put("own_recipient", notice.own());
        fields.put("recipient", notice.recipient());
        fields.put("enhanced_status", notice.status());
        fields.put("diagnostic", notice.diagnostic());
        fields.put("reporting_mta", notice.reportingMta());
        fields.put("remote_mta", notice.remoteMta());
        fields.put("subject", notice.subject());
        return fields;
    }

    private static String status(DeliveryNotice notice) {
        return notice.status().isEmpty() ? "" : ", status " + notice.status();
    }
}
