package org.mailassay.appliance.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailassay.store.outgoing.DeliveryTry;
import org.mailassay.store.outgoing.TlsFacts;

/// What was tried with a mail, for a person and for a program.
final class TryText {
    private TryText() {}

    static List<String> lines(DeliveryTry tried) {
        List<String> lines = new ArrayList<>();
        String where = tried.address().isEmpty()
                ? tried.host()
                : "%s [%s]:%d".formatted(tried.host(), tried.address(), tried.port());
        lines.add("Attempt %d  %s".formatted(tried.attempt(), where).stripTrailing());
        if (!tried.address().isEmpty()) {
            lines.add("  TLS      " + tls(tried.tls()));
        }
        lines.add("  Result   %s at %s, status %s".formatted(tried.outcome().code(), tried.stage(), tried.status()));
        tried.reply().lines().forEach(line -> lines.add("  " + (tried.code() == 0 ? "Reason   " : "Reply    ") + line));
        return lines;
    }

    static Map<String, Object> fields(DeliveryTry tried) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("attempt", tried.attempt());
        fields.put("began_at", tried.beganAt().toString());
        fields.put("ended_at", tried.endedAt().toString());
        fields.put("outcome", tried.outcome().code());
        fields.put("stage", tried.stage());
        fields.put("host", tried.host());
        fields.put("address", tried.address());
        fields.put("port", tried.port());
        fields.put("smtp_code", tried.code());
        fields.put("enhanced_status", tried.status());
        fields.put("reply", tried.reply());
        fields.put("tls_demand", tried.tls().demand());
        fields.put("tls_version", tried.tls().version());
        fields.put("tls_cipher", tried.tls().cipher());
        fields.put("tls_verified", tried.tls().verified());
        return fields;
    }

    private static String tls(TlsFacts tls) {
        return tls.version().isEmpty()
                ? "none (%s)".formatted(tls.demand())
                : "%s %s (%s, %s)"
                        .formatted(
                                tls.version(),
                                tls.cipher(),
                                tls.demand(),
                                tls.verified() ? "verified" : "not verified");
    }
}
