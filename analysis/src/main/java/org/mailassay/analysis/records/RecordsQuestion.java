package org.mailassay.analysis.records;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.transport.PolicyFetcher;

/// What is to be judged, and with what.
///
/// @param domain the domain
/// @param reportingAddresses the addresses of this appliance that take the domain's reports, in any letter case
/// @param dkimSelectors the selectors known from mail and reports; nothing is guessed
/// @param dns where to ask
/// @param policyFetcher where MTA-STS policies come from
/// @param deadline how long the whole may take; what is not finished then is unknown
public record RecordsQuestion(
        DomainName domain,
        List<String> reportingAddresses,
        Set<String> dkimSelectors,
        Dns dns,
        PolicyFetcher policyFetcher,
        Duration deadline) {
    /// More selectors than any domain signs with at one time; each costs a query.
    public static final int MOST_SELECTORS = 50;

    public RecordsQuestion {
        reportingAddresses = List.copyOf(reportingAddresses);
        dkimSelectors = Set.copyOf(dkimSelectors);
    }

    /// The same question to another DNS.
    RecordsQuestion withDns(Dns other) {
        return new RecordsQuestion(domain, reportingAddresses, dkimSelectors, other, policyFetcher, deadline);
    }

    /// Whether reports to this address come to this appliance. The local part's case is ignored, as this appliance
    /// does.
    boolean isHere(String address) {
        return reportingAddresses.stream().anyMatch(address::equalsIgnoreCase);
    }
}
