package org.mailassay.analysis.report.tls;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.report.container.RefusedException;
import org.mailassay.analysis.report.tls.TlsReport.AppliedPolicy;
import org.mailassay.analysis.report.value.InternetDate;
import org.mailassay.analysis.report.value.Oddities;
import org.mailassay.analysis.report.value.Values;

/// Reads the members of one report, in whatever order they stand.
final class TlsReportMembers {
    private static final int MAXIMUM_IDENTIFIER = 255;
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /// As the standard has it, in UTC.
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ISO_INSTANT;

    private final JsonCursor cursor;
    private final TlsBudget budget;
    private final Oddities oddities = new Oddities();
    private final List<AppliedPolicy> policies = new ArrayList<>();
    private String organizationName = "";
    private String contactInfo = "";
    private String reportId = "";
    private String begin = "";
    private String end = "";

    TlsReportMembers(JsonCursor cursor, TlsBudget budget) {
        this.cursor = cursor;
        this.budget = budget;
    }

    TlsReport read() throws IOException {
        cursor.object(this::member);
        required(reportId, "report-id");
        Instant from = date(begin, "date-range/start-datetime");
        Instant to = date(end, "date-range/end-datetime");
        if (to.isBefore(from) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw bad("date-range", begin + " to " + end);
        }
        return new TlsReport(organizationName, contactInfo, reportId, from, to, policies, oddities.list());
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "organization-name" -> organizationName = identifier("organization-name");
            case "contact-info" -> contactInfo = Values.freeText(cursor.text());
            case "report-id" -> reportId = identifier("report-id");
            case "date-range" -> cursor.object(this::range);
            case "policies" -> cursor.array(this::policy);
            default -> cursor.skip();
        }
    }

    private void range(String name) throws IOException {
        switch (name) {
            case "start-datetime" -> begin = cursor.text();
            case "end-datetime" -> end = cursor.text();
            default -> cursor.skip();
        }
    }

    private void policy() throws IOException {
        if (!cursor.isObject()) {
            cursor.skip();
            return;
        }
        budget.countOne();
        policies.add(new TlsPolicyMembers(cursor, budget, oddities).read());
    }

    /// What a report is told apart by is never cut.
    private String identifier(String field) throws IOException {
        String text = cursor.text();
        if (text.length() > MAXIMUM_IDENTIFIER) {
            throw bad(field, "more than %d chars".formatted(MAXIMUM_IDENTIFIER));
        }
        return text;
    }

    private Instant date(String text, String field) throws RefusedException {
        required(text, field);
        Optional<Instant> read =
                InternetDate.read(text).filter(date -> !date.isBefore(EARLIEST) && date.isBefore(LATEST));
        if (read.isEmpty()) {
            throw bad(field, text);
        }
        if (!text.equals(WRITTEN.format(read.get()))) {
            oddities.add(field, text);
        }
        return read.get();
    }

    private void required(String value, String field) throws RefusedException {
        if (value.isEmpty()) {
            throw RefusedException.missing(cursor.place(), field);
        }
    }

    private RefusedException bad(String field, String value) {
        return RefusedException.badValue(cursor.place(), field, value);
    }
}
