package org.mailassay.analysis.records;

import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.mailassay.analysis.dmarc.DmarcRecord;
import org.mailassay.analysis.dmarc.FailureOption;
import org.mailassay.analysis.dmarc.Policy;
import org.mailassay.analysis.dmarc.PolicyDiscovery;

/// The policy record that applies to a domain.
///
/// @param discovery where the record was found
/// @param organizationalDomain of the domain; empty when it is not known
/// @param effectivePolicy what is asked for mail of the domain itself, before the test mode
/// @param destinations where reports go
public record DmarcDetails(
        PolicyDiscovery.Found discovery,
        String organizationalDomain,
        Policy effectivePolicy,
        List<ReportDestination> destinations)
        implements Details {
    public DmarcDetails {
        destinations = List.copyOf(destinations);
    }

    /// Whether aggregate reports come to this appliance.
    public boolean reportsHere() {
        return destinations.stream()
                .anyMatch(destination -> destination.here() && destination.tag().equals("rua"));
    }

    @Override
    public SequencedMap<String, Object> fields() {
        DmarcRecord dmarcRecord = discovery.dmarcRecord();
        return new Fields()
                .with("policy_domain", discovery.policyDomain().text())
                .with("found_at", discovery.location().name().toLowerCase(Locale.ROOT))
                .with("organizational_domain", organizationalDomain)
                .with("effective_policy", effectivePolicy.text())
                .with("p", dmarcRecord.p().policy().map(Policy::text).orElse(""))
                .with("sp", dmarcRecord.sp().policy().map(Policy::text).orElse(""))
                .with("np", dmarcRecord.np().policy().map(Policy::text).orElse(""))
                .with("psd", dmarcRecord.psd().text())
                .with("t", dmarcRecord.testing() ? "y" : "n")
                .with("adkim", dmarcRecord.adkim().text())
                .with("aspf", dmarcRecord.aspf().text())
                .with(
                        "fo",
                        dmarcRecord.fo().stream()
                                .sorted()
                                .map(FailureOption::text)
                                .toList())
                .with("pct", dmarcRecord.percentage())
                .with("rua", addresses("rua"))
                .with("ruf", addresses("ruf"))
                .with("reports_here", reportsHere())
                .with(
                        "destinations",
                        destinations.stream().map(ReportDestination::fields).toList())
                .map();
    }

    private List<String> addresses(String tag) {
        return destinations.stream()
                .filter(destination -> destination.tag().equals(tag))
                .map(destination -> destination.uri().uri())
                .toList();
    }
}
