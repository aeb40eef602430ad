package org.mailassay.analysis.report.aggregate;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailassay.analysis.report.AggregateRow;
import org.mailassay.analysis.report.container.RefusedException;
import org.mailassay.analysis.report.value.AddressLiteral;
import org.mailassay.analysis.report.value.Oddities;
import org.mailassay.analysis.report.value.Values;

/// Reads one record (RFC 9990, section 3.1.1.8). A record whose address or count cannot be read refuses the report:
/// without it every total would be wrong.
final class RecordElement {
    private final XmlCursor cursor;
    private final Oddities oddities = new Oddities();
    private final EvaluatedPolicy evaluated;
    private final AuthResults results;
    private Optional<InetAddress> sourceIp = Optional.empty();
    private OptionalLong count = OptionalLong.empty();
    private String headerFrom = "";
    private String envelopeFrom = "";
    private String envelopeTo = "";

    RecordElement(XmlCursor cursor) {
        this.cursor = cursor;
        this.evaluated = new EvaluatedPolicy(cursor, oddities);
        this.results = new AuthResults(cursor, oddities);
    }

    /// Reads the record that the cursor stands in, to its end.
    AggregateRow read() throws IOException {
        while (cursor.child()) {
            switch (cursor.name()) {
                case "row" -> row();
                case "identifiers", "identities" -> identifiers();
                case "auth_results" -> results.read();
                default -> cursor.skip();
            }
        }
        if (!evaluated.wasSeen()) {
            throw missing("record/row/policy_evaluated");
        }
        return new AggregateRow(
                sourceIp.orElseThrow(() -> missing("record/row/source_ip")),
                count.orElseThrow(() -> missing("record/row/count")),
                evaluated.disposition(),
                evaluated.dkim(),
                evaluated.spf(),
                evaluated.reasons(),
                headerFrom,
                envelopeFrom,
                envelopeTo,
                results.dkim(),
                results.spf(),
                oddities.list());
    }

    private void row() throws IOException {
        while (cursor.child()) {
            switch (cursor.name()) {
                case "source_ip" -> sourceIp = sourceIp();
                case "count" -> count = count();
                case "policy_evaluated" -> evaluated.read();
                default -> cursor.skip();
            }
        }
    }

    private Optional<InetAddress> sourceIp() throws IOException {
        String text = cursor.text();
        Optional<InetAddress> address = AddressLiteral.parse(text);
        if (address.isEmpty() && !text.isEmpty()) {
            throw bad("record/row/source_ip", text);
        }
        return address;
    }

    private OptionalLong count() throws IOException {
        String text = cursor.text();
        OptionalLong number = Values.number(text);
        boolean storable = number.isPresent() && number.getAsLong() <= AggregateRow.MAXIMUM_COUNT;
        if (!storable && !text.isEmpty()) {
            throw bad("record/row/count", text);
        }
        return number;
    }

    private void identifiers() throws IOException {
        while (cursor.child()) {
            switch (cursor.name()) {
                case "header_from" -> headerFrom = Values.domain(cursor.text());
                case "envelope_from" -> envelopeFrom = Values.domain(cursor.text());
                case "envelope_to" -> envelopeTo = Values.domain(cursor.text());
                default -> cursor.skip();
            }
        }
    }

    private RefusedException missing(String field) {
        return RefusedException.missing(cursor.place(), field);
    }

    private RefusedException bad(String field, String value) {
        return RefusedException.badValue(cursor.place(), field, value);
    }
}
