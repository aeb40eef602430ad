package org.mailassay.analysis.bimi;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.mailassay.analysis.tags.FaultCode;

/// Indicators and mark certificates as names and values.
public final class MarkFields {
    private MarkFields() {}

    /// An indicator.
    public static SequencedMap<String, Object> of(Indicator indicator) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("valid", indicator.isValid());
        fields.put("title", indicator.title());
        fields.put("octets", indicator.svg().length());
        fields.put("compressed", indicator.compressed());
        fields.put(
                "findings",
                indicator.findings().stream().map(MarkFields::finding).toList());
        return fields;
    }

    /// A mark certificate.
    public static SequencedMap<String, Object> of(MarkCertificate certificate) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("valid", certificate.isValid());
        fields.put("subject", certificate.subject());
        fields.put("issuer", certificate.issuer());
        fields.put("serial_number", certificate.serialNumber());
        fields.put("not_before", certificate.notBefore().map(Instant::toString).orElse(""));
        fields.put("not_after", certificate.notAfter().map(Instant::toString).orElse(""));
        fields.put("mark_type", certificate.markType());
        fields.put("domains", certificate.domains());
        fields.put("timestamps", certificate.timestamps());
        certificate.logotype().ifPresent(logotype -> fields.put("logotype", of(logotype)));
        fields.put(
                "findings",
                certificate.findings().stream().map(MarkFields::finding).toList());
        return fields;
    }

    private static SequencedMap<String, Object> finding(IndicatorFinding finding) {
        SequencedMap<String, Object> fields = finding(finding.reason(), finding.text());
        fields.put("line", finding.line());
        fields.put("column", finding.column());
        return fields;
    }

    private static SequencedMap<String, Object> finding(CertificateFinding finding) {
        return finding(finding.reason(), finding.text());
    }

    private static SequencedMap<String, Object> finding(FaultCode reason, String text) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", reason.code());
        fields.put("severity", reason.severity().name().toLowerCase(Locale.ROOT));
        fields.put("message", text);
        return fields;
    }
}
