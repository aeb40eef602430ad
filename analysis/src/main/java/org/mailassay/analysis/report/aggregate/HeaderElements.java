package org.mailassay.analysis.report.aggregate;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mailassay.analysis.report.AggregateHeader;
import org.mailassay.analysis.report.AggregateHeader.PublishedPolicy;
import org.mailassay.analysis.report.container.RefusedException;
import org.mailassay.analysis.report.value.Oddities;
import org.mailassay.analysis.report.value.Values;

/// Reads version, report_metadata and policy_published (RFC 9990, sections 3.1.1.3 to 3.1.1.5).
final class HeaderElements {
    private static final Set<String> ALIGNMENTS = Set.of("", "r", "s");
    private static final Set<String> POLICIES = Set.of("", "none", "quarantine", "reject");
    private static final Set<String> TESTING = Set.of("", "y", "n");
    private static final Set<String> DISCOVERY_METHODS = Set.of("", "psl", "treewalk");
    private static final int MAXIMUM_ERRORS = 100;
    private static final int MAXIMUM_IDENTIFIER = 500;
    private static final int MAXIMUM_DOMAIN = 255;
    private static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();
    private static final long LONGEST = 366L * 24 * 60 * 60;

    private final XmlCursor cursor;
    private final String namespace;
    private final Oddities oddities = new Oddities();
    private final List<String> errors = new ArrayList<>();
    private boolean metadataSeen;
    private boolean policySeen;
    private String version = "";
    private String orgName = "";
    private String email = "";
    private String extraContactInfo = "";
    private String generator = "";
    private String reportId = "";
    private String begin = "";
    private String end = "";
    private String domain = "";
    private String adkim = "";
    private String aspf = "";
    private String p = "";
    private String sp = "";
    private String np = "";
    private String pct = "";
    private String fo = "";
    private String testing = "";
    private String discoveryMethod = "";

    HeaderElements(XmlCursor cursor) {
        this.cursor = cursor;
        this.namespace = Values.cut(cursor.namespace());
    }

    /// Whether everything that the header is made of was read.
    boolean complete() {
        return metadataSeen && policySeen;
    }

    void version() throws IOException {
        version = Values.cut(cursor.text());
    }

    void metadata() throws IOException {
        if (metadataSeen) {
            cursor.skip();
            return;
        }
        metadataSeen = true;
        while (cursor.child()) {
            switch (cursor.name()) {
                case "org_name" -> orgName = identifier("report_metadata/org_name", MAXIMUM_IDENTIFIER);
                case "email" -> email = Values.freeText(cursor.text());
                case "extra_contact_info" -> extraContactInfo = Values.freeText(cursor.text());
                case "generator" -> generator = Values.freeText(cursor.text());
                case "report_id" -> reportId = identifier("report_metadata/report_id", MAXIMUM_IDENTIFIER);
                case "date_range" -> dateRange();
                case "error" -> error(cursor.text());
                default -> cursor.skip();
            }
        }
    }

    void policy() throws IOException {
        if (policySeen) {
            cursor.skip();
            return;
        }
        policySeen = true;
        while (cursor.child()) {
            switch (cursor.name()) {
                case "domain" -> domain = Values.domain(identifier("policy_published/domain", MAXIMUM_DOMAIN));
                case "adkim" -> adkim = word("adkim", ALIGNMENTS);
                case "aspf" -> aspf = word("aspf", ALIGNMENTS);
                case "p" -> p = word("p", POLICIES);
                case "sp" -> sp = word("sp", POLICIES);
                case "np" -> np = word("np", POLICIES);
                case "pct" -> pct = cursor.text();
                case "fo" -> fo = Values.word(cursor.text());
                case "testing" -> testing = word("testing", TESTING);
                case "discovery_method" -> discoveryMethod = word("discovery_method", DISCOVERY_METHODS);
                default -> cursor.skip();
            }
        }
    }

    /// The header; refused when a report without what is missing means nothing.
    AggregateHeader build() throws RefusedException {
        required(reportId, "report_metadata/report_id");
        long beginSeconds = date(begin, "report_metadata/date_range/begin");
        long endSeconds = date(end, "report_metadata/date_range/end");
        if (endSeconds < beginSeconds || endSeconds - beginSeconds > LONGEST) {
            throw bad("report_metadata/date_range", begin + " to " + end);
        }
        required(domain, "policy_published/domain");
        PublishedPolicy policy =
                new PublishedPolicy(domain, adkim, aspf, p, sp, np, percentage(), fo, testing, discoveryMethod);
        return new AggregateHeader(
                version,
                namespace,
                orgName,
                email,
                extraContactInfo,
                generator,
                reportId,
                Instant.ofEpochSecond(beginSeconds),
                Instant.ofEpochSecond(endSeconds),
                errors,
                policy,
                oddities.list());
    }

    private void dateRange() throws IOException {
        while (cursor.child()) {
            switch (cursor.name()) {
                case "begin" -> begin = cursor.text();
                case "end" -> end = cursor.text();
                default -> cursor.skip();
            }
        }
    }

    private void error(String text) {
        if (!text.isEmpty() && errors.size() < MAXIMUM_ERRORS) {
            errors.add(Values.freeText(text));
        }
    }

    /// What a report is told apart by is never cut.
    private String identifier(String field, int maximum) throws IOException {
        String text = cursor.text();
        if (text.length() > maximum) {
            throw bad(field, "more than %d chars".formatted(maximum));
        }
        return text;
    }

    private String word(String element, Set<String> known) throws IOException {
        return oddities.word("policy_published/" + element, cursor.text(), known, Map.of());
    }

    private Optional<Integer> percentage() {
        OptionalLong number = Values.number(pct);
        if (number.isPresent() && number.getAsLong() <= 100) {
            return Optional.of((int) number.getAsLong());
        }
        if (!pct.isEmpty()) {
            oddities.add("policy_published/pct", pct);
        }
        return Optional.empty();
    }

    private long date(String text, String field) throws RefusedException {
        required(text, field);
        OptionalLong seconds = Values.seconds(text);
        if (seconds.isEmpty() || seconds.getAsLong() >= LATEST) {
            throw bad(field, text);
        }
        if (text.indexOf('.') >= 0) {
            oddities.add(field, text);
        }
        return seconds.getAsLong();
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
