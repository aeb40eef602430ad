package org.mailassay.analysis.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailassay.analysis.dmarc.DmarcFault;
import org.mailassay.analysis.dmarc.DmarcRecord;
import org.mailassay.analysis.dmarc.ExternalDestination;
import org.mailassay.analysis.dmarc.OrganizationalDomain;
import org.mailassay.analysis.dmarc.Policy;
import org.mailassay.analysis.dmarc.PolicyDiscovery;
import org.mailassay.analysis.dmarc.PolicyLookup;
import org.mailassay.analysis.dmarc.PolicyRecords;
import org.mailassay.analysis.dmarc.PolicyTag;
import org.mailassay.analysis.dmarc.ReportingUri;
import org.mailassay.analysis.dmarc.TreeWalk;
import org.mailassay.analysis.tags.Fault;

/// Judges the DMARC policy record that applies to a domain (RFC 9989).
final class DmarcSubject {
    private final RecordsQuestion question;
    private final PolicyRecords policyRecords;

    private DmarcSubject(RecordsQuestion question) {
        this.question = question;
        this.policyRecords = new PolicyRecords(question.dns());
    }

    static Judgement<DmarcDetails> judge(RecordsQuestion question) {
        return new DmarcSubject(question).judge();
    }

    private Judgement<DmarcDetails> judge() {
        String name = "_dmarc." + question.domain().text();
        PolicyDiscovery discovery = PolicyDiscovery.of(question.domain(), policyRecords);
        Optional<Judgement<DmarcDetails>> unusable = unusableAt(name, discovery.walk());
        if (unusable.isPresent()) {
            return unusable.get();
        }
        return switch (discovery) {
            case PolicyDiscovery.Found found -> found(found);
            case PolicyDiscovery.NotFound ignored -> Judgement.missing(name);
            case PolicyDiscovery.Unknown unknown -> Judgement.unknown(name, LookupFault.of(unknown.failure()));
        };
    }

    /// What stands at the domain's own name and is discarded there: several records, or one with a mistake in its
    /// version. A record inherited from above does not excuse it.
    private static Optional<Judgement<DmarcDetails>> unusableAt(String name, TreeWalk walk) {
        if (walk.steps().isEmpty()) {
            return Optional.empty();
        }
        return switch (walk.steps().getFirst().lookup()) {
            case PolicyLookup.Several several ->
                Optional.of(Judgement.invalid(
                        name,
                        String.join("\n", several.texts()),
                        Fault.of(DmarcFault.SEVERAL_RECORDS, "More than one record means that none applies.")));
            case PolicyLookup.Absent absent ->
                absent.others().stream()
                        .filter(DmarcRecord::resembles)
                        .findFirst()
                        .map(text -> Judgement.invalid(
                                name,
                                text,
                                new Fault(
                                        DmarcFault.NOT_A_DMARC_RECORD,
                                        "The record must begin with \"v=DMARC1;\", in this very spelling.",
                                        0,
                                        "v")));
            case PolicyLookup.Found ignored -> Optional.empty();
            case PolicyLookup.Unknown ignored -> Optional.empty();
        };
    }

    private Judgement<DmarcDetails> found(PolicyDiscovery.Found found) {
        DmarcRecord dmarcRecord = found.dmarcRecord();
        List<ReportDestination> destinations = Stream.concat(
                        destinations("rua", dmarcRecord.rua(), found), destinations("ruf", dmarcRecord.ruf(), found))
                .toList();
        Policy effective = found.location() == PolicyDiscovery.Location.AUTHOR_DOMAIN
                ? dmarcRecord.policyForDomain()
                : dmarcRecord.policyForSubdomain();
        String organizationalDomain = found.walk().organizationalDomain() instanceof OrganizationalDomain.Known known
                ? known.domain().text()
                : "";
        DmarcDetails details = new DmarcDetails(found, organizationalDomain, effective, destinations);
        List<Fault> faults = new ArrayList<>(dmarcRecord.faults());
        notePolicy(details, faults);
        noteDestinations(destinations, faults);
        return Judgement.found("_dmarc." + found.policyDomain().text(), dmarcRecord.text(), details, faults);
    }

    private Stream<ReportDestination> destinations(String tag, List<ReportingUri> uris, PolicyDiscovery.Found found) {
        return uris.stream()
                .map(uri -> new ReportDestination(
                        tag,
                        uri,
                        question.isHere(uri.address()),
                        ExternalDestination.of(found.policyDomain(), uri, policyRecords, question.dns())));
    }

    private static void notePolicy(DmarcDetails details, List<Fault> faults) {
        DmarcRecord dmarcRecord = details.discovery().dmarcRecord();
        if (dmarcRecord.policyTagsValid() && details.effectivePolicy() == Policy.NONE) {
            faults.add(policyFault(DmarcFault.POLICY_NONE, "The policy \"none\" asks receivers for nothing."));
        } else if (dmarcRecord.testing()) {
            faults.add(new Fault(
                    DmarcFault.TEST_MODE,
                    "In test mode receivers apply \""
                            + details.effectivePolicy().oneLevelBelow().text() + "\" instead of \""
                            + details.effectivePolicy().text() + "\".",
                    Fault.WHOLE_RECORD,
                    "t"));
        }
        boolean own = details.discovery().location() == PolicyDiscovery.Location.AUTHOR_DOMAIN;
        boolean organizational = details.organizationalDomain()
                .equals(details.discovery().policyDomain().text());
        boolean subdomainTags =
                dmarcRecord.sp() instanceof PolicyTag.Given || dmarcRecord.np() instanceof PolicyTag.Given;
        if (own
                && !organizational
                && subdomainTags
                && !details.organizationalDomain().isEmpty()) {
            faults.add(new Fault(
                    DmarcFault.SUBDOMAIN_POLICY_IGNORED,
                    "\"sp\" and \"np\" have an effect only at the Organizational Domain, "
                            + details.organizationalDomain() + ".",
                    Fault.WHOLE_RECORD,
                    "sp"));
        } else if (dmarcRecord.policyTagsValid() && isWeakerBelow(dmarcRecord)) {
            faults.add(new Fault(
                    DmarcFault.WEAKER_SUBDOMAIN_POLICY,
                    "Subdomains have a laxer policy than the domain, and anybody can send in the name of one.",
                    Fault.WHOLE_RECORD,
                    "sp"));
        }
    }

    private static boolean isWeakerBelow(DmarcRecord dmarcRecord) {
        Policy own = dmarcRecord.policyForDomain();
        return dmarcRecord.policyForSubdomain().compareTo(own) < 0
                || dmarcRecord.policyForNonExistentSubdomain().compareTo(own) < 0;
    }

    private static Fault policyFault(DmarcFault reason, String text) {
        return new Fault(reason, text, Fault.WHOLE_RECORD, "p");
    }

    private static void noteDestinations(List<ReportDestination> destinations, List<Fault> faults) {
        if (destinations.stream().noneMatch(destination -> destination.tag().equals("rua"))) {
            faults.add(new Fault(
                    DmarcFault.NO_AGGREGATE_REPORTS,
                    "Without an address in \"rua\" nobody reports how the domain is used.",
                    Fault.WHOLE_RECORD,
                    "rua"));
        }
        for (ReportDestination destination : destinations) {
            switch (destination.consent()) {
                case ExternalDestination.NotAuthorized notAuthorized ->
                    faults.add(destinationFault(
                            DmarcFault.DESTINATION_NOT_AUTHORIZED,
                            destination,
                            "It takes no reports of this domain until a TXT record \"v=DMARC1\" stands at "
                                    + notAuthorized.name() + "."));
                case ExternalDestination.Unknown unknown ->
                    faults.add(destinationFault(
                            DmarcFault.DESTINATION_UNKNOWN,
                            destination,
                            "Whether it takes reports of this domain could not be asked: "
                                    + unknown.failure().detail() + "."));
                case ExternalDestination.NotExternal ignored -> {}
                case ExternalDestination.Authorized ignored -> {}
            }
        }
    }

    private static Fault destinationFault(DmarcFault reason, ReportDestination destination, String text) {
        return new Fault(reason, destination.uri().uri() + ": " + text, Fault.WHOLE_RECORD, destination.tag());
    }
}
