package org.mailassay.analysis.report.tls;

import java.util.List;

/// Recognises a TLS report by its text.
public final class TlsReportText {
    /// RFC 8460, section 4.4.
    private static final List<String> MEMBERS = List.of(
            "\"organization-name\"",
            "\"date-range\"",
            "\"contact-info\"",
            "\"report-id\"",
            "\"policies\"",
            "\"policy-type\"",
            "\"total-successful-session-count\"");

    private static final int MEMBERS_NEEDED = 2;

    private TlsReportText() {}

    /// Whether JSON in lower case has members that only a TLS report has together.
    public static boolean isLikely(String json) {
        return MEMBERS.stream().filter(json::contains).count() >= MEMBERS_NEEDED;
    }
}
