package org.mailassay.store.intake;

import java.time.Duration;
import java.time.Instant;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.analysis.report.failure.FailureReport;
import org.mailassay.analysis.report.failure.MaskedFailureReport;
import org.mailassay.store.seal.SealingKey;

/// A failure report as read from a message and not yet stored.
///
/// @param id under which it will be stored
/// @param domain that it is about; empty when it names none
/// @param arrivedAt when the failed message came; when the report came, if that is not said or cannot be
/// @param masked what of it may be stored in the clear
/// @param identity the same for two reports that say the same
record FoundFailureReport(
        PartLocation location, long id, String domain, Instant arrivedAt, FailureReport masked, Octets identity) {
    /// A report that tells of a message of an earlier time was held up longer than mail is.
    private static final Duration LONGEST_WAY = Duration.ofDays(30);

    private static final Duration WRONG_CLOCK = Duration.ofDays(1);

    static FoundFailureReport of(
            Arrival arrival, PartLocation location, long id, FailureReport report, SealingKey key) {
        Instant receivedAt = arrival.message().receivedAt();
        Instant arrivedAt = report.arrivalDate()
                .filter(time ->
                        time.isAfter(receivedAt.minus(LONGEST_WAY)) && time.isBefore(receivedAt.plus(WRONG_CLOCK)))
                .orElse(receivedAt);
        FailureReport masked = MaskedFailureReport.of(report, address -> key.token(arrival.accountId(), address));
        return new FoundFailureReport(location, id, report.domain(), arrivedAt, masked, key.digest(all(report)));
    }

    long retained() {
        return 2_000L + 2L * masked.sample().headers().length();
    }

    /// Everything that it says but the failed message's body, which some reporters leave out of the second copy.
    private static String all(FailureReport report) {
        return String.join(
                "\u0000",
                report.form().name(),
                report.userAgent(),
                report.authFailures().toString(),
                report.originalMailFrom(),
                report.originalRcptTo().toString(),
                report.originalEnvelopeId(),
                report.arrivalDate().toString(),
                report.sourceIp().toString(),
                report.reportedDomains().toString(),
                report.deliveryResult(),
                report.authenticationResults().toString(),
                report.reportingMta(),
                Long.toString(report.incidents()),
                report.dkim().toString(),
                report.sample().headers());
    }
}
