package org.mailassay.analysis.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// How the Audit family writes times.
public final class ZonelessTime {
    private ZonelessTime() {}

    /// `2026-03-25T14:32:00`, which is UTC.
    public static String text(Instant time) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                time.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }
}
