package org.mailassay.analysis.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.Security;
import org.mailassay.analysis.dns.ZoneFile;
import org.mailassay.analysis.tags.Fault;
import org.mailassay.analysis.transport.PolicyFetcher;

class DomainRecordsTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    @Test
    void everySubjectOfAWellKeptDomainIsJudged() {
        DomainRecords records = judge("""
                example.com:
                  - SECURE
                  - SOA: ns.example.com hostmaster.example.com 1 2 3 4 5
                  - TXT: v=spf1 mx -all
                  - MX: [10, mx.example.com]
                mx.example.com: [A: 192.0.2.1]
                _dmarc.example.com:
                  - TXT: v=DMARC1; p=reject; rua=mailto:reports@assay.example.net
                example.com._report._dmarc.assay.example.net: [TXT: v=DMARC1]
                _smtp._tls.example.com:
                  - TXT: v=TLSRPTv1; rua=mailto:Reports@assay.example.net
                default._bimi.example.com:
                  - TXT: v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/mark.pem
                _mta-sts.example.com:
                  - TXT: v=STSv1; id=20260101
                """);

        assertThat(records.dmarc().status()).isEqualTo(RecordStatus.VALID);
        assertThat(records.dmarc().details().orElseThrow().reportsHere()).isTrue();
        assertThat(records.spf().status()).isEqualTo(RecordStatus.VALID);
        assertThat(records.mx().status()).isEqualTo(RecordStatus.VALID);
        assertThat(records.mx().record()).isEqualTo("10 mx.example.com");
        assertThat(records.tlsReporting().details().orElseThrow().here()).isTrue();
        assertThat(records.bimi().status()).isEqualTo(RecordStatus.VALID);
        assertThat(codes(records.mtaSts().warnings())).containsExactly("policy_unknown");
        assertThat(records.dnssec().details().orElseThrow().fields()).containsEntry("security", "secure");
        assertThat(records.dane().status()).isEqualTo(RecordStatus.MISSING);
        assertThat(codes(records.dkim().errors())).containsExactly("no_selector_known");
    }

    @Test
    void noAnswerIsUnknownAndNeverMissing() {
        DomainRecords records = judge("example.com: [TIMEOUT]\n_dmarc.example.com: [SERVFAIL]\n");

        assertThat(records.spf().status()).isEqualTo(RecordStatus.UNKNOWN);
        assertThat(codes(records.spf().errors())).containsExactly("dns_timeout");
        assertThat(codes(records.dmarc().errors())).containsExactly("dns_server_failure");
        assertThat(records.mx().status()).isEqualTo(RecordStatus.UNKNOWN);
        assertThat(records.dnssec().status()).isEqualTo(RecordStatus.UNKNOWN);
        assertThat(records.tlsReporting().status()).isEqualTo(RecordStatus.MISSING);
    }

    @Test
    void whatIsNotFinishedAtTheDeadlineIsUnknown() {
        Dns silent = (name, type) -> {
            if (name.startsWith("_dmarc.")) {
                waitForInterrupt();
            }
            return new DnsAnswer.NoSuchName(Security.INDETERMINATE);
        };

        DomainRecords records = DomainRecords.judge(new RecordsQuestion(
                new DomainName("example.com"),
                List.of(),
                Set.of(),
                silent,
                PolicyFetcher.none(),
                Duration.ofMillis(200)));

        assertThat(codes(records.dmarc().errors())).containsExactly("deadline");
        assertThat(records.spf().status()).isEqualTo(RecordStatus.MISSING);
    }

    @Test
    void subjectsThatWaitForTheSameAnswerAreLateTogether() {
        Dns interrupted = (name, type) -> {
            if (name.startsWith("_dmarc.")) {
                waitForInterrupt();
                throw new CancellationException("interrupted");
            }
            return new DnsAnswer.NoSuchName(Security.INDETERMINATE);
        };

        DomainRecords records = DomainRecords.judge(new RecordsQuestion(
                new DomainName("example.com"),
                List.of(),
                Set.of(),
                interrupted,
                PolicyFetcher.none(),
                Duration.ofMillis(200)));

        assertThat(codes(records.dmarc().errors())).containsExactly("deadline");
        assertThat(codes(records.bimi().errors())).containsExactly("deadline");
    }

    private static void waitForInterrupt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException expected) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> codes(List<Fault> faults) {
        return faults.stream().map(Fault::code).toList();
    }

    private static DomainRecords judge(String zones) {
        return DomainRecords.judge(new RecordsQuestion(
                new DomainName("example.com"),
                List.of("reports@assay.example.net"),
                Set.of(),
                ((ZoneFile.Parsed) ZoneFile.read(zones)).dns(),
                PolicyFetcher.none(),
                DEADLINE));
    }
}
