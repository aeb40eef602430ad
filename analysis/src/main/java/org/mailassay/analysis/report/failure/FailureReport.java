package org.mailassay.analysis.report.failure;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.report.Oddity;

/// What a receiver says of one message that failed (RFC 9991; RFC 6591, section 3; RFC 5965, section 3). A text that
/// the report does not give is empty, a word is in lower case.
///
/// @param form how it was written
/// @param userAgent the software that made it
/// @param version of the format, as sent
/// @param authFailures what failed: `dmarc`, `spf`, `dkim`, `signature`, `bodyhash`, `revoked`, `adsp`
/// @param identityAlignment mechanisms that passed in alignment: `spf`, `dkim`; `none` when the report says so
/// @param originalMailFrom the reverse-path without angle brackets
/// @param originalRcptTo the recipients without angle brackets
/// @param originalEnvelopeId the receiver's own name of the transaction
/// @param arrivalDate when the message came, whole seconds
/// @param sourceIp who sent it
/// @param sourceName the name that the reporter wrote beside the address
/// @param reportedDomains whose name the message bore, lower case, without the final dot
/// @param deliveryResult `delivered`, `spam`, `policy`, `reject`, `other`, or as sent
/// @param authenticationResults the fields of that name (RFC 8601), as sent
/// @param reportingMta who reports (RFC 3464, section 2.2.2)
/// @param incidents messages that the report stands for, at least 1
/// @param dkim of the signature that failed
/// @param spfRecord the record that was looked at (`SPF-DNS`), as sent
/// @param sample the message itself
/// @param oddities values outside the format, verbatim
public record FailureReport(
        Form form,
        String userAgent,
        String version,
        List<String> authFailures,
        List<String> identityAlignment,
        String originalMailFrom,
        List<String> originalRcptTo,
        String originalEnvelopeId,
        Optional<Instant> arrivalDate,
        Optional<InetAddress> sourceIp,
        String sourceName,
        List<String> reportedDomains,
        String deliveryResult,
        List<String> authenticationResults,
        String reportingMta,
        long incidents,
        DkimFailure dkim,
        String spfRecord,
        FailedMessage sample,
        List<Oddity> oddities) {
    public FailureReport {
        authFailures = List.copyOf(authFailures);
        identityAlignment = List.copyOf(identityAlignment);
        originalRcptTo = List.copyOf(originalRcptTo);
        reportedDomains = List.copyOf(reportedDomains);
        authenticationResults = List.copyOf(authenticationResults);
        oddities = List.copyOf(oddities);
    }

    /// How a report is written.
    public enum Form {
        /// The Abuse Reporting Format (RFC 5965).
        ARF,
        /// A text for people.
        PLAIN
    }

    /// RFC 6591, section 3.2.2.
    ///
    /// @param domain `d=`, lower case
    /// @param identity `i=`
    /// @param selector `s=`
    /// @param key the key record that was looked at (`DKIM-Selector-DNS`), as sent
    public record DkimFailure(String domain, String identity, String selector, String key) {}

    /// The domain that the report is about: the one that it names, else that of the message's author, else that of
    /// the reverse-path; empty when there is none.
    public String domain() {
        if (!reportedDomains.isEmpty()) {
            return reportedDomains.getFirst();
        }
        if (!sample.fromDomain().isEmpty()) {
            return sample.fromDomain();
        }
        int at = originalMailFrom.lastIndexOf('@');
        return at < 0 ? "" : FailureValues.domain(originalMailFrom.substring(at + 1));
    }
}
