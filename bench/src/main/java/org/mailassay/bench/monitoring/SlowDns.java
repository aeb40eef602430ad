package org.mailassay.bench.monitoring;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.LongAdder;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.Security;

/// Answers for any number of well-kept domains, each after 20 milliseconds.
final class SlowDns implements Dns {
    private static final Duration DELAY = Duration.ofMillis(20);
    private final LongAdder questions = new LongAdder();

    long questions() {
        return questions.sum();
    }

    @Override
    public DnsAnswer query(String name, RecordType type) {
        questions.increment();
        try {
            Thread.sleep(DELAY);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the question was cancelled");
        }
        boolean owned = name.endsWith(".example") || name.equals("example");
        if (!owned) {
            return new DnsAnswer.NoSuchName(Security.INSECURE);
        }
        boolean apex = name.indexOf('.') == name.lastIndexOf('.') && !name.startsWith("_");
        return switch (type) {
            case TXT -> text(name);
            case MX -> apex ? found(new DnsRecord.Mx(10, "mx1." + name), new DnsRecord.Mx(20, "mx2." + name)) : none();
            case NS -> apex ? found(new DnsRecord.Ns("ns1." + name), new DnsRecord.Ns("ns2." + name)) : none();
            case SOA -> apex ? found(new DnsRecord.Soa("ns1." + name, "h." + name, 1, 2, 3, 4, 5)) : none();
            case CAA -> apex ? found(new DnsRecord.Caa(0, "issue", "ca.example")) : none();
            case A -> found(new DnsRecord.Address(InetAddress.ofLiteral("192.0.2.1")));
            case AAAA, CNAME, PTR, DS, DNSKEY, TLSA, SPF -> none();
        };
    }

    private static DnsAnswer text(String name) {
        if (name.startsWith("_dmarc.d")) {
            return found(DnsRecord.Txt.of("v=DMARC1; p=reject; rua=mailto:dmarc@" + name.substring(7)));
        }
        if (name.startsWith("_spf")) {
            return found(DnsRecord.Txt.of("v=spf1 ip4:192.0.2.0/24 ~all"));
        }
        if (name.startsWith("_smtp._tls.")) {
            return found(DnsRecord.Txt.of("v=TLSRPTv1; rua=mailto:tls@" + name.substring(11)));
        }
        if (name.contains("._domainkey.")) {
            return found(DnsRecord.Txt.of("v=DKIM1; k=rsa; p=" + "MIIB".repeat(90)));
        }
        return name.startsWith("d") && !name.startsWith("default.")
                ? found(DnsRecord.Txt.of("v=spf1 include:_spf1." + name + " include:_spf2." + name + " -all"))
                : none();
    }

    private static DnsAnswer found(DnsRecord... records) {
        return new DnsAnswer.Found(List.of(records), List.of(), Duration.ofMinutes(5), Security.INSECURE);
    }

    private static DnsAnswer none() {
        return new DnsAnswer.NoData(Security.INSECURE);
    }
}
