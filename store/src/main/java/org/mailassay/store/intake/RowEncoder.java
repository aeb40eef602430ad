package org.mailassay.store.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.mailassay.analysis.report.AggregateRow;
import org.mailassay.analysis.report.AggregateRow.DkimAuthResult;
import org.mailassay.analysis.report.AggregateRow.OverrideReason;
import org.mailassay.analysis.report.AggregateRow.SpfAuthResult;
import org.mailassay.analysis.report.Oddity;
import org.mailassay.store.JsonTable;
import org.mailassay.store.StorableText;

/// Writes records as rows of `report_rows` in the binary form of PostgreSQL's COPY, so that a row is encoded once, as
/// soon as it is read, and takes little memory until it is stored.
final class RowEncoder {
    static final String COPY = "copy report_rows (account_id, report_id, received_on, ordinal, messages, source_ip,"
            + " disposition, dkim, spf, header_from, envelope_from, envelope_to, details) from stdin (format binary)";
    private static final int COLUMNS = 13;
    private static final JsonFactory JSON = new JsonFactory();
    private static final long DATE_ORIGIN = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final int FAMILY_IPV4 = 2;
    private static final int FAMILY_IPV6 = 3;
    private static final int JSONB_VERSION = 1;

    private final long accountId;
    private final long reportId;
    private final int receivedOn;
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream(512);
    private final ByteArrayOutputStream json = new ByteArrayOutputStream(256);
    private final DataOutputStream out = new DataOutputStream(octets);
    private int ordinal;

    RowEncoder(long accountId, long reportId, LocalDate receivedOn) {
        this.accountId = accountId;
        this.reportId = reportId;
        this.receivedOn = Math.toIntExact(receivedOn.toEpochDay() - DATE_ORIGIN);
    }

    /// What COPY wants before the first row.
    static byte[] header() {
        byte[] header = new byte[19];
        System.arraycopy("PGCOPY\n\u00FF\r\n\0".getBytes(StandardCharsets.ISO_8859_1), 0, header, 0, 11);
        return header;
    }

    /// What COPY wants after the last row.
    static byte[] trailer() {
        return new byte[] {-1, -1};
    }

    void encode(AggregateRow row, EncodedRows rows) {
        try {
            octets.reset();
            out.writeShort(COLUMNS);
            bigint(accountId);
            bigint(reportId);
            integer(receivedOn);
            integer(ordinal++);
            bigint(row.count());
            inet(row.sourceIp().getAddress());
            text(row.disposition().name().toLowerCase(Locale.ROOT));
            bool(row.dkim());
            bool(row.spf());
            text(row.headerFrom());
            text(row.envelopeFrom());
            text(row.envelopeTo());
            details(row);
            rows.append(octets);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written to", e);
        }
    }

    private void bigint(long value) throws IOException {
        out.writeInt(Long.BYTES);
        out.writeLong(value);
    }

    private void integer(int value) throws IOException {
        out.writeInt(Integer.BYTES);
        out.writeInt(value);
    }

    private void bool(boolean value) throws IOException {
        out.writeInt(1);
        out.writeBoolean(value);
    }

    private void text(String value) throws IOException {
        byte[] utf8 = StorableText.of(value).getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private void inet(byte[] address) throws IOException {
        out.writeInt(4 + address.length);
        out.writeByte(address.length == 4 ? FAMILY_IPV4 : FAMILY_IPV6);
        out.writeByte(8 * address.length);
        out.writeByte(0); // an address, not a network
        out.writeByte(address.length);
        out.write(address);
    }

    private void details(AggregateRow row) throws IOException {
        json.reset();
        try (JsonGenerator generator = JSON.createGenerator(json)) {
            generator.writeStartObject();
            JsonTable.write(generator, "reasons", row.reasons(), RowEncoder::reason);
            JsonTable.write(generator, "dkim", row.dkimResults(), RowEncoder::dkim);
            JsonTable.write(generator, "spf", row.spfResults(), RowEncoder::spf);
            JsonTable.write(generator, "oddities", row.oddities(), RowEncoder::oddity);
            generator.writeEndObject();
        }
        out.writeInt(1 + json.size());
        out.writeByte(JSONB_VERSION);
        json.writeTo(out);
    }

    private static List<String> reason(OverrideReason reason) {
        return List.of(reason.type(), reason.comment());
    }

    private static List<String> dkim(DkimAuthResult result) {
        return List.of(result.domain(), result.selector(), result.result(), result.humanResult());
    }

    private static List<String> spf(SpfAuthResult result) {
        return List.of(result.domain(), result.scope(), result.result(), result.humanResult());
    }

    private static List<String> oddity(Oddity oddity) {
        return List.of(oddity.field(), oddity.value());
    }
}
