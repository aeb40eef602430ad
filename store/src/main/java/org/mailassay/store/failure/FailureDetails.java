package org.mailassay.store.failure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.Oddity;
import org.mailassay.analysis.report.failure.FailedMessage;
import org.mailassay.analysis.report.failure.FailureReport;
import org.mailassay.store.JsonTable;

/// The fields of a failure report in the form in which a column keeps them: a table for each, of one cell in most. What
/// is empty is left out, and so is what columns of their own have.
public final class FailureDetails {
    private static final JsonFactory JSON = new JsonFactory();

    private FailureDetails() {}

    /// Writes them.
    ///
    /// @param report masked
    public static String write(FailureReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            for (Map.Entry<String, List<String>> field : fields(report).entrySet()) {
                List<String> values = field.getValue().equals(List.of("")) ? List.of() : field.getValue();
                JsonTable.write(out, field.getKey(), values, List::of);
            }
            JsonTable.write(out, "oddities", report.oddities(), oddity -> List.of(oddity.field(), oddity.value()));
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written to", e);
        }
        return text.toString();
    }

    private static Map<String, List<String>> fields(FailureReport report) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("user_agent", List.of(report.userAgent()));
        fields.put("version", List.of(report.version()));
        fields.put("auth_failures", report.authFailures());
        fields.put("identity_alignment", report.identityAlignment());
        fields.put("original_mail_from", List.of(report.originalMailFrom()));
        fields.put("original_rcpt_to", report.originalRcptTo());
        fields.put("original_envelope_id", List.of(report.originalEnvelopeId()));
        fields.put("arrival_date", time(report.arrivalDate()));
        fields.put("reported_domains", report.reportedDomains());
        fields.put("authentication_results", report.authenticationResults());
        fields.put("reporting_mta", List.of(report.reportingMta()));
        fields.put("dkim_domain", List.of(report.dkim().domain()));
        fields.put("dkim_identity", List.of(report.dkim().identity()));
        fields.put("dkim_selector", List.of(report.dkim().selector()));
        fields.put("dkim_key", List.of(report.dkim().key()));
        fields.put("spf_record", List.of(report.spfRecord()));
        fields.put("headers", List.of(report.sample().headers()));
        fields.put("from", List.of(report.sample().from()));
        fields.put("from_domain", List.of(report.sample().fromDomain()));
        fields.put("subject", List.of(report.sample().subject()));
        fields.put("message_id", List.of(report.sample().messageId()));
        fields.put("date", time(report.sample().date()));
        return fields;
    }

    /// Reads what [#write] wrote.
    static FailureReport read(
            String json,
            FailureReport.Form form,
            Optional<InetAddress> sourceIp,
            String sourceName,
            String deliveryResult,
            long incidents) {
        Fields fields = new Fields(JsonTable.readFields(json));
        return new FailureReport(
                form,
                fields.text("user_agent"),
                fields.text("version"),
                fields.texts("auth_failures"),
                fields.texts("identity_alignment"),
                fields.text("original_mail_from"),
                fields.texts("original_rcpt_to"),
                fields.text("original_envelope_id"),
                fields.time("arrival_date"),
                sourceIp,
                sourceName,
                fields.texts("reported_domains"),
                deliveryResult,
                fields.texts("authentication_results"),
                fields.text("reporting_mta"),
                incidents,
                new FailureReport.DkimFailure(
                        fields.text("dkim_domain"),
                        fields.text("dkim_identity"),
                        fields.text("dkim_selector"),
                        fields.text("dkim_key")),
                fields.text("spf_record"),
                new FailedMessage(
                        fields.text("headers"),
                        fields.text("from"),
                        fields.text("from_domain"),
                        fields.text("subject"),
                        fields.text("message_id"),
                        fields.time("date"),
                        Octets.of(new byte[0])),
                fields.rows("oddities").stream()
                        .map(cells -> new Oddity(cells.get(0), cells.get(1)))
                        .toList());
    }

    private static List<String> time(Optional<Instant> time) {
        return time.stream().map(Instant::toString).toList();
    }

    private record Fields(Map<String, List<List<String>>> tables) {
        List<List<String>> rows(String field) {
            return tables.getOrDefault(field, List.of());
        }

        List<String> texts(String field) {
            return rows(field).stream().map(List::getFirst).toList();
        }

        String text(String field) {
            return texts(field).stream().findFirst().orElse("");
        }

        Optional<Instant> time(String field) {
            return texts(field).stream().findFirst().map(Instant::parse);
        }
    }
}
