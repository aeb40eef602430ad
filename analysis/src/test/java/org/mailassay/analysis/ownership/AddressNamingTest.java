package org.mailassay.analysis.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.dns.Security;
import org.mailassay.analysis.testing.Zones;

class AddressNamingTest {
    @Test
    void findsTheNamesAndSaysWhatIsNotKnown() throws InterruptedException {
        Dns dns = Zones.of("""
                0.83.178.51.in-addr.arpa: [PTR: Mail.Example.co.uk., PTR: zz.example.org.]
                1.83.178.51.in-addr.arpa: [PTR: 'not a host.example.com.', PTR: co.uk.]
                2.83.178.51.in-addr.arpa: [TIMEOUT]
                """);
        AddressNames names = naming(dns, 4, Duration.ofSeconds(10)).of(block("51.178.83.0/30"));

        assertThat(names.map()).isEqualTo(Map.of("51.178.83.0", "mail.example.co.uk"));
        assertThat(names.hosts()).containsExactly("mail.example.co.uk");
        assertThat(names.rootDomains()).containsExactly("example.co.uk");
        assertThat(names.notChecked()).extracting(IpAddressText::format).containsExactly("51.178.83.2");
    }

    @Test
    void asksSomeAtATimeAndNoLongerThanTheDeadline() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Dns dns = (name, _) -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            try {
                if (name.startsWith("200.")) {
                    never.await();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                open.decrementAndGet();
            }
            return new DnsAnswer.NoData(Security.INSECURE);
        };
        AddressNames names = naming(dns, 3, Duration.ofSeconds(2)).of(block("51.178.83.0/24"));

        assertThat(most.get()).isBetween(1, 3);
        assertThat(names.notChecked()).extracting(IpAddressText::format).containsExactly("51.178.83.200");
    }

    private static AddressNaming naming(Dns dns, int atOnce, Duration deadline) {
        return new AddressNaming(dns, new Questions(atOnce, deadline));
    }

    private static AddressBlock block(String text) {
        return ((AddressCandidate.Usable) AddressCandidate.of(text)).block();
    }
}
