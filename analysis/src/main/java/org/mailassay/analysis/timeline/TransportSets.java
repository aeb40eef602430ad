package org.mailassay.analysis.timeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.SideBySide;
import org.mailassay.analysis.transport.MtaStsRecord;
import org.mailassay.analysis.transport.PolicyFetch;
import org.mailassay.analysis.transport.PolicyFetcher;
import org.mailassay.analysis.transport.TlsReportingRecord;

/// Reads the sets that say where a domain's mail goes and how it is protected on the way.
final class TransportSets {
    private static final int MOST_EXCHANGERS = 20;

    private final SetReading reading;
    private final PolicyFetcher policyFetcher;

    TransportSets(SetReading reading, PolicyFetcher policyFetcher) {
        this.reading = reading;
        this.policyFetcher = policyFetcher;
    }

    Observation exchangers(String host) {
        return new Observation(
                new SetName(SetKind.MX, host),
                host,
                reading.records(host, RecordType.MX, DnsRecord.Mx.class, TransportSets::text));
    }

    private static String text(DnsRecord.Mx mx) {
        return mx.preference() + " " + (mx.exchange().isEmpty() ? "." : mx.exchange());
    }

    /// The TLSA records of each exchanger (RFC 7672, section 2.2.3). Without MX records the domain itself is the
    /// host (RFC 5321, section 5.1).
    List<Observation> tlsa(DomainName domain) {
        return switch (reading.dns().query(domain.text(), RecordType.MX)) {
            case DnsAnswer.Found found -> tlsa(domain, exchangers(found));
            case DnsAnswer.NoData _ -> tlsa(domain, List.of(domain.text()));
            case DnsAnswer.NoSuchName _ -> List.of(tlsaAt(domain.text(), domain, new SetAnswer.Absent()));
            case DnsAnswer.Failed failed -> List.of(tlsaAt(domain.text(), domain, SetAnswer.Unknown.of(failed)));
        };
    }

    private static List<String> exchangers(DnsAnswer.Found found) {
        return found.as(DnsRecord.Mx.class).stream()
                .map(DnsRecord.Mx::exchange)
                .filter(exchange -> !exchange.isEmpty())
                .distinct()
                .sorted()
                .limit(MOST_EXCHANGERS)
                .toList();
    }

    private List<Observation> tlsa(DomainName domain, List<String> exchangers) {
        return SideBySide.map(
                exchangers,
                exchanger -> tlsaAt(
                        exchanger,
                        domain,
                        reading.records(
                                "_25._tcp." + exchanger,
                                RecordType.TLSA,
                                DnsRecord.Tlsa.class,
                                tlsa -> "%d %d %d %s"
                                        .formatted(tlsa.usage(), tlsa.selector(), tlsa.matchingType(), tlsa.data()))));
    }

    private static Observation tlsaAt(String exchanger, DomainName domain, SetAnswer answer) {
        return new Observation(new SetName(SetKind.TLSA, "_25._tcp." + exchanger), domain.text(), answer);
    }

    /// The MTA-STS record and the policy that it announces (RFC 8461, section 3). A policy that cannot be fetched
    /// is not known: whether it is gone for good only the record says.
    List<Observation> mtaSts(DomainName domain) {
        String name = "_mta-sts." + domain.text();
        SetAnswer announced = reading.texts(name, text -> startsLike(text, MtaStsRecord.VERSION));
        List<Observation> observations = new ArrayList<>(2);
        observations.add(new Observation(new SetName(SetKind.MTA_STS, name), domain.text(), announced));
        SetAnswer policy = announced instanceof SetAnswer.Found ? policy(policyFetcher.fetch(domain)) : announced;
        observations.add(new Observation(
                new SetName(SetKind.MTA_STS_POLICY, "mta-sts." + domain.text()), domain.text(), policy));
        return observations;
    }

    private static SetAnswer policy(PolicyFetch fetch) {
        return switch (fetch) {
            case PolicyFetch.Fetched fetched ->
                new SetAnswer.Found(
                        CanonicalSet.ofLines(new String(fetched.body().toByteArray(), StandardCharsets.ISO_8859_1)));
            case PolicyFetch.Failed failed -> new SetAnswer.Unknown(failed.detail());
        };
    }

    Observation tlsReporting(DomainName domain) {
        String name = "_smtp._tls." + domain.text();
        return new Observation(
                new SetName(SetKind.TLS_RPT, name),
                domain.text(),
                reading.texts(name, text -> startsLike(text, TlsReportingRecord.VERSION)));
    }

    /// A version in other letters is a mistake, and one that ought to be seen.
    private static boolean startsLike(String text, String version) {
        return text.toLowerCase(Locale.ROOT).startsWith(version.toLowerCase(Locale.ROOT));
    }
}
