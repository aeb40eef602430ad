package org.mailassay.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.Security;
import org.mailassay.analysis.ownership.AddressBlock;
import org.mailassay.analysis.ownership.AddressCandidate;
import org.mailassay.store.ownership.AddressOwnership;
import org.mailassay.store.testing.TestDatabase;

class AddressProofTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    @Test
    void anAccountWhoseNameServersAreSilentLeavesTheDnsToOthers() throws Exception {
        Semaphore open = new Semaphore(0);
        AtomicInteger most = new AtomicInteger();
        CountDownLatch end = new CountDownLatch(1);
        Dns dns = (name, _) -> {
            if (!name.endsWith(".113.0.203.in-addr.arpa")) {
                return new DnsAnswer.Found(
                        List.of(new DnsRecord.Ptr("mx.other.example")),
                        List.of(),
                        Duration.ofMinutes(1),
                        Security.INSECURE);
            }
            most.incrementAndGet();
            open.release();
            waitFor(end);
            return new DnsAnswer.NoData(Security.INSECURE);
        };
        AddressProof proof = new AddressProof(new AddressOwnership(DATABASE.database()), dns, dns);
        List<Thread> requests = List.of(
                Thread.startVirtualThread(() -> proof.names(1, block("203.0.113.0/24"))),
                Thread.startVirtualThread(() -> proof.names(1, block("203.0.113.0/25"))));
        assertThat(open.tryAcquire(AddressProof.OF_ONE, 1, TimeUnit.MINUTES)).isTrue();
        assertThat(proof.names(2, block("198.51.100.7")).hosts()).containsExactly("mx.other.example");
        assertThat(most).hasValue(AddressProof.OF_ONE);
        end.countDown();
        for (Thread request : requests) {
            request.join();
        }
    }

    private static AddressBlock block(String value) {
        return ((AddressCandidate.Usable) AddressCandidate.of(value)).block();
    }

    private static void waitFor(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
