package org.mailassay.bench.spf;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.ZoneDns;
import org.mailassay.analysis.spf.SpfCheck;
import org.mailassay.analysis.spf.SpfEvaluation;
import org.mailassay.analysis.spf.SpfRecord;
import org.mailassay.analysis.spf.SpfRequest;
import org.mailassay.analysis.spf.SpfSyntax;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// SPF of a warm record: a company that sends from its own hosts and from two providers.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SpfBenchmark {
    private static final String OWN =
            "v=spf1 a mx ip4:192.0.2.0/28 include:_spf.provider.test include:_spf.news.test exp=why.example.com -all";
    private static final String PROVIDER = "v=spf1 include:_one.provider.test include:_two.provider.test ~all";

    private final Dns dns = ZoneDns.builder()
            .text("example.com", OWN)
            .add("example.com", RecordType.A, address("198.51.100.10"))
            .add("example.com", RecordType.MX, new DnsRecord.Mx(10, "mail.example.com"))
            .add("mail.example.com", RecordType.A, address("198.51.100.11"))
            .text("why.example.com", "%{i} may not send for %{o}; see http://%{d}/why?s=%{S}")
            .text("_spf.provider.test", PROVIDER)
            .text("_one.provider.test", networks(20, 203))
            .text("_two.provider.test", networks(20, 198))
            .text("_spf.news.test", "v=spf1 exists:%{ir}._hosts.%{d} ip6:2001:db8::/32 -all")
            .build();
    private final SpfEvaluation evaluation = new SpfEvaluation(dns);
    private final SpfRequest ownHost = request("192.0.2.1");
    private final SpfRequest provider = request("198.18.19.1");
    private final SpfRequest stranger = request("100.64.0.1");

    private static DnsRecord address(String text) {
        return new DnsRecord.Address(IpAddressText.parse(text).orElseThrow());
    }

    private static String networks(int count, int first) {
        StringBuilder text = new StringBuilder("v=spf1");
        for (int i = 0; i < count; i++) {
            text.append(" ip4:").append(first).append(".18.").append(i).append(".0/24");
        }
        return text.append(" ~all").toString();
    }

    private static SpfRequest request(String client) {
        return SpfRequest.mailFrom(InetAddress.ofLiteral(client), "mail.example.com", "newsletter@example.com");
    }

    /// A pass by the third directive.
    @Benchmark
    public SpfCheck passByOwnNetwork() {
        return evaluation.check(ownHost);
    }

    /// A pass by the last of forty networks, two includes deep.
    @Benchmark
    public SpfCheck passByInclude() {
        return evaluation.check(provider);
    }

    /// A fail after everything was tried, with an explanation.
    @Benchmark
    public SpfCheck failWithExplanation() {
        return evaluation.check(stranger);
    }

    /// The parser alone.
    @Benchmark
    public SpfSyntax parse() {
        return SpfRecord.parse(OWN);
    }
}
