package org.mailassay.store.scan;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/// What lists show of a scan's results.
///
/// @param overall 0 to 100; empty when there is none
/// @param spamScore SpamAssassin's; empty when there is none
/// @param fromHeader the author as written; empty when there is none
/// @param subject decoded; empty when there is none
/// @param senderDomain of the author, in lower case and A-labels; empty when there is none
public record ScanSummary(
        OptionalInt overall, OptionalDouble spamScore, String fromHeader, String subject, String senderDomain) {}
