package org.mailassay.analysis.alert;

import java.util.List;

/// A domain's week.
///
/// @param failed of the messages, those that failed DMARC
/// @param messagesBefore of the week before
/// @param failedBefore of those
/// @param newSenders seen for the first time
public record DigestDomain(
        String domain, long messages, long failed, long messagesBefore, long failedBefore, List<String> newSenders) {
    public DigestDomain {
        newSenders = List.copyOf(newSenders);
    }
}
