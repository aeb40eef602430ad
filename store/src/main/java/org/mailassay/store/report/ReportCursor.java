package org.mailassay.store.report;

import java.time.Instant;

/// A place in a list of reports, newest first: just after the report of this begin and id.
public record ReportCursor(Instant begin, long id) {}
