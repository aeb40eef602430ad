package org.mailassay.bench.dmarc;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mailassay.analysis.dmarc.AuthenticatedIdentifier;
import org.mailassay.analysis.dmarc.AuthenticatedIdentifier.Outcome;
import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.dmarc.DmarcEvaluation;
import org.mailassay.analysis.dmarc.DmarcVerdict;
import org.mailassay.analysis.dmarc.PolicyDiscovery;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.ZoneDns;
import org.mailassay.analysis.suffix.PublicSuffixes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long DMARC takes when the answers of the DNS are at hand.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PolicyDiscoveryBenchmark {
    private final Dns dns = ZoneDns.builder()
            .text(
                    "_dmarc.example.com",
                    "v=DMARC1; p=reject; sp=quarantine; adkim=r; aspf=s; fo=1; rua=mailto:reports@example.com,"
                            + "mailto:example@reports.example.net; ruf=mailto:failures@example.com")
            .build();
    private final DomainName domain = new DomainName("example.com");
    private final DomainName subdomain = new DomainName("news.mail.example.com");
    private final DomainName deep = new DomainName("a.b.c.d.e.f.g.h.i.j.k.example.com");
    private final List<AuthenticatedIdentifier> identifiers = List.of(
            AuthenticatedIdentifier.spf(new DomainName("bounces.example.com"), Outcome.PASS),
            AuthenticatedIdentifier.dkim(new DomainName("example.com"), "s1", Outcome.PASS),
            AuthenticatedIdentifier.dkim(new DomainName("provider.test"), "s2", Outcome.PASS));
    private final DomainName host = new DomainName("mail-12.relay.customer.example.co.uk");

    @Benchmark
    public PolicyDiscovery ofTheDomainItself() {
        return PolicyDiscovery.of(domain, dns);
    }

    @Benchmark
    public PolicyDiscovery ofASubdomain() {
        return PolicyDiscovery.of(subdomain, dns);
    }

    @Benchmark
    public PolicyDiscovery ofTheDeepestName() {
        return PolicyDiscovery.of(deep, dns);
    }

    @Benchmark
    public DmarcVerdict wholeEvaluation() {
        return DmarcEvaluation.evaluate(new AuthorDomain.One(subdomain), identifiers, dns);
    }

    @Benchmark
    public Object publicSuffix() {
        return PublicSuffixes.bundled().registrableDomain(host);
    }
}
