package org.mailassay.analysis.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.connection.ReverseLookup;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dnssec.DnssecStatus;

/// Reads what is true of a domain's zone as a whole, and the names of addresses.
final class ZoneSets {
    private final SetReading reading;

    ZoneSets(SetReading reading) {
        this.reading = reading;
    }

    Observation nameServers(DomainName domain) {
        return new Observation(
                new SetName(SetKind.NS, domain.text()),
                domain.text(),
                reading.records(domain.text(), RecordType.NS, DnsRecord.Ns.class, DnsRecord.Ns::name));
    }

    /// The set that binds certification authorities: the domain's own or the next one above it (RFC 8659, section
    /// 3).
    List<Observation> certificationAuthorities(DomainName domain) {
        List<Observation> observations = new ArrayList<>(2);
        for (Optional<DomainName> at = Optional.of(domain);
                at.isPresent() && at.get().labels().size() > 1;
                at = at.get().parent()) {
            String name = at.get().text();
            SetAnswer answer = reading.records(
                    name,
                    RecordType.CAA,
                    DnsRecord.Caa.class,
                    caa -> "%d %s \"%s\"".formatted(caa.flags(), caa.tag(), caa.value()));
            observations.add(new Observation(new SetName(SetKind.CAA, name), domain.text(), answer));
            if (!(answer instanceof SetAnswer.Absent)) {
                break;
            }
        }
        return observations;
    }

    /// Whether the zone is signed, and the parent's word for its keys. Signatures that do not hold are a failure to
    /// answer like any other, since nobody can say what the records are.
    Observation dnssec(DomainName domain) {
        SetAnswer answer = switch (DnssecStatus.of(domain, reading.dns())) {
            case DnssecStatus.Secure secure -> signed("secure", secure.zone());
            case DnssecStatus.SignedNotValidated signed -> signed("signed", signed.zone());
            case DnssecStatus.Insecure _ -> new SetAnswer.Found("insecure");
            case DnssecStatus.Bogus bogus -> new SetAnswer.Unknown(bogus.detail());
            case DnssecStatus.NoSuchDomain _ -> new SetAnswer.Absent();
            case DnssecStatus.Unknown unknown -> SetAnswer.Unknown.of(unknown.failure());
        };
        return new Observation(new SetName(SetKind.DNSSEC, domain.text()), domain.text(), answer);
    }

    private SetAnswer signed(String status, DomainName zone) {
        return switch (reading.dns().query(zone.text(), RecordType.DS)) {
            case DnsAnswer.Found found -> {
                String signers = CanonicalSet.of(found.as(DnsRecord.Other.class).stream()
                        .map(other -> "DS " + other.data())
                        .toList());
                yield new SetAnswer.Found(status + "\n" + signers);
            }
            case DnsAnswer.NoData _ -> new SetAnswer.Found(status);
            case DnsAnswer.NoSuchName _ -> new SetAnswer.Found(status);
            case DnsAnswer.Failed failed -> SetAnswer.Unknown.of(failed);
        };
    }

    Observation addressNames(String address) {
        SetAnswer answer = IpAddressText.parse(address)
                .map(parsed -> reading.records(
                        ReverseLookup.questionName(parsed), RecordType.PTR, DnsRecord.Ptr.class, DnsRecord.Ptr::name))
                .orElseGet(SetAnswer.Absent::new);
        return new Observation(new SetName(SetKind.PTR, address), address, answer);
    }
}
