package org.mailassay.analysis.dnssec;

import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.Security;

/// The DNSSEC status of a domain (RFC 4035, section 4.3).
public sealed interface DnssecStatus {
    /// Validated down from a trust anchor.
    record Secure(DomainName zone, List<DelegationSigner> signers) implements DnssecStatus {
        public Secure {
            signers = List.copyOf(signers);
        }
    }

    /// Provably not signed.
    record Insecure(DomainName zone) implements DnssecStatus {}

    /// Signed, and the signatures do not hold: validating resolvers answer nothing for this domain.
    record Bogus(String detail) implements DnssecStatus {}

    /// The parent zone says that the zone is signed, but nobody validated it here.
    record SignedNotValidated(DomainName zone, List<DelegationSigner> signers) implements DnssecStatus {
        public SignedNotValidated {
            signers = List.copyOf(signers);
        }
    }

    /// The domain does not exist.
    record NoSuchDomain() implements DnssecStatus {}

    /// The DNS gave no answer.
    record Unknown(DnsAnswer.Failed failure) implements DnssecStatus {}

    /// Asks for the domain's zone and for what its parent says of it.
    static DnssecStatus of(DomainName domain, Dns dns) {
        Security ownSecurity = Security.INDETERMINATE;
        for (DomainName name = domain;
                !name.text().isEmpty();
                name = name.parent().orElseThrow()) {
            DnsAnswer answer = dns.query(name.text(), RecordType.SOA);
            if (answer instanceof DnsAnswer.Failed failed) {
                return unanswered(failed);
            }
            if (answer instanceof DnsAnswer.Found) {
                return ofZone(name, answer.security(), dns);
            }
            if (name.equals(domain)) {
                if (answer instanceof DnsAnswer.NoSuchName) {
                    return new NoSuchDomain();
                }
                ownSecurity = answer.security();
            }
        }
        // Only a DNS made of a few names has no zone above one of them.
        return ofZone(domain, ownSecurity, dns);
    }

    private static DnssecStatus ofZone(DomainName zone, Security security, Dns dns) {
        DnsAnswer answer = dns.query(zone.text(), RecordType.DS);
        List<DelegationSigner> signers = new ArrayList<>();
        if (answer instanceof DnsAnswer.Found found) {
            for (DnsRecord.Other other : found.as(DnsRecord.Other.class)) {
                DelegationSigner.parse(other.data()).ifPresent(signers::add);
            }
        }
        return switch (security) {
            case SECURE -> new Secure(zone, signers);
            case INSECURE -> new Insecure(zone);
            case BOGUS -> new Bogus("the signatures of " + zone.text() + " do not hold");
            case INDETERMINATE -> notValidated(zone, answer, signers);
        };
    }

    private static DnssecStatus notValidated(DomainName zone, DnsAnswer answer, List<DelegationSigner> signers) {
        return switch (answer) {
            case DnsAnswer.Found ignored -> new SignedNotValidated(zone, signers);
            case DnsAnswer.NoData ignored -> new Insecure(zone);
            case DnsAnswer.NoSuchName ignored -> new Insecure(zone);
            case DnsAnswer.Failed failed -> unanswered(failed);
        };
    }

    private static DnssecStatus unanswered(DnsAnswer.Failed failed) {
        return failed.cause() == DnsAnswer.Cause.BOGUS ? new Bogus(failed.detail()) : new Unknown(failed);
    }
}
