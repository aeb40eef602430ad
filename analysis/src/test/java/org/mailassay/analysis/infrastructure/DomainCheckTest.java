package org.mailassay.analysis.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.fetch.FetchAnswer;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Score;
import org.mailassay.analysis.score.Status;
import org.mailassay.analysis.testing.ScannedMail;
import org.mailassay.analysis.testing.Zones;
import org.mailassay.analysis.transport.PolicyFetch;

class DomainCheckTest {
    private static final String KEPT = """
            example.com:
              - SECURE
              - SOA: ns.example.com hostmaster.example.com 1 2 3 4 5
              - MX: [10, mx.example.com]
            mx.example.com: [A: 8.8.8.8]
            _mta-sts.example.com: {TXT: v=STSv1; id=1}
            _smtp._tls.example.com: {TXT: "v=TLSRPTv1; rua=mailto:tls@example.com"}
            other.example: [MX: [10, mx.example.com]]
            silent.example: [MX: [0, .]]
            slow.example: TIMEOUT
            dead.example: [MX: [10, gone.example.com]]
            """;

    private static final String BARE = """
            example.com:
              - SOA: ns.example.com hostmaster.example.com 1 2 3 4 5
              - MX: [10, mx.example.com]
            mx.example.com: [A: 8.8.8.8]
            """;

    private static final String POLICY = "version: STSv1\nmode: enforce\nmx: mx.example.com\nmax_age: 604800\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "From: a@example.com                                | bounce@example.com    | dane=na",
                "From: a@example.com                                | ''                    | bounces=na dane=na",
                "From: a@example.com                                | b@slow.example        | bounces=unverified dane=na",
                "From: a@example.com                                | b@dead.example        | bounces=fail dane=na",
                "From: a@example.com; Reply-To: b@silent.example    | b@example.com         | replies=fail dane=na",
                "From: a@example.com; Reply-To: b@silent.example    | b@silent.example      | replies=fail bounces=na dane=na",
                "From: a@other.example                              | b@example.com         | dnssec=warn mta_sts=warn "
                        + "tls_rpt=warn dane=na",
                "From: a@silent.example; Reply-To: b@other.example  | b@example.com         | dnssec=warn mta_sts=na "
                        + "tls_rpt=na dane=na",
                "From: a@none.example                               | b@none.example        | replies=fail bounces=na mx=na "
                        + "dnssec=warn mta_sts=warn tls_rpt=warn dane=na",
                "From: a@none.example; Reply-To: b@other.example    | b@example.com         | mx=fail dnssec=warn mta_sts=warn "
                        + "tls_rpt=warn dane=na",
                "From: a@slow.example                               | b@example.com         | replies=unverified mx=unverified "
                        + "dnssec=unverified mta_sts=warn tls_rpt=warn dane=unverified",
                "Subject: x                                         | b@example.com         | dane=na",
                "From: a@example.com; From: a@other.example         | b@example.com         | dane=na",
                "Subject: x                                         | ''                    | replies=na bounces=na mx=na "
                        + "dnssec=na mta_sts=na tls_rpt=na dane=na",
            })
    void eachDefectIsTold(String header, String reversePath, String expected) throws InterruptedException {
        String mail = header.replace("; ", "\n") + "\n\nHello\n";
        CheckReport report = run(ScannedMail.of(mail, Zones.of(KEPT)).returning(reversePath), serving(POLICY));

        assertThat(defects(report)).isEqualTo(expected);
    }

    @Test
    void whatFewDomainsHaveCostsLittle() throws InterruptedException {
        CheckReport report = run(ScannedMail.of("From: a@example.com\n\nHello\n", Zones.of(BARE)), Fetcher.none());

        assertThat(defects(report)).isEqualTo("dnssec=warn mta_sts=warn tls_rpt=warn dane=na");
        assertThat(Score.of(report.findings()).overall().orElseThrow()).isGreaterThanOrEqualTo(80);
        assertThat(finding(report, "tls_rpt").fix().orElseThrow())
                .extracting("name", "type", "value")
                .containsExactly("_smtp._tls.example.com", "TXT", "v=TLSRPTv1; rua=mailto:tls-reports@example.com");
    }

    @Test
    void aPolicyThatWasNotFetchedIsNotHeldAgainstAnybody() throws InterruptedException {
        CheckReport report = run(ScannedMail.of("From: a@example.com\n\nHello\n", Zones.of(KEPT)), Fetcher.none());

        assertThat(finding(report, "mta_sts").status()).isEqualTo(Status.UNVERIFIED);
    }

    /// RFC 8461, section 3.1: senders pass over a record without a valid id, whether its policy can be had or not.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=STSv1           | The field "id" is missing.
            v=STSv1;          | The field "id" is missing.
            v=STSv1; id=a-b   | The id must be 1 to 32 letters and digits.
            v=STSv1; id=      | The id must be 1 to 32 letters and digits.
            """)
    void anMtaStsRecordWithoutAnIdFails(String record, String summary) throws InterruptedException {
        ScannedMail mail = ScannedMail.of(
                "From: a@example.com\n\nHello\n",
                Zones.of(KEPT.replace("{TXT: v=STSv1; id=1}", "{TXT: '" + record + "'}")));

        for (Fetcher fetcher : List.of(Fetcher.none(), serving(POLICY))) {
            Finding finding = finding(run(mail, fetcher), "mta_sts");

            assertThat(finding.status()).isEqualTo(Status.FAIL);
            assertThat(finding.summary()).isEqualTo(summary);
            assertThat(finding.fix().orElseThrow())
                    .extracting("name", "type", "value")
                    .containsExactly("_mta-sts.example.com", "TXT", "v=STSv1; id=1");
        }
    }

    @Test
    void whatWasFoundIsShown() throws InterruptedException {
        CheckReport report = run(ScannedMail.of("From: a@example.com\n\nHello\n", Zones.of(KEPT)), serving(POLICY));

        assertThat(String.valueOf(report.details().get("authentication.dnssec")))
                .startsWith("{enabled=true, domain=example.com, ");
        assertThat(String.valueOf(report.details().get("authentication.mx")))
                .contains("domain=example.com", "accepts_mail=true", "name=mx.example.com");
        assertThat(String.valueOf(report.details().get("infrastructure.mta_sts")))
                .contains("mode=enforce");
        assertThat(report.details()).containsKeys("infrastructure.tls_rpt", "infrastructure.dane");
        assertThat(report.details().get("infrastructure.replies"))
                .hasToString("[{role=from, domain=example.com, takes_mail=true}, "
                        + "{role=reply_to, domain=example.com, takes_mail=true}, "
                        + "{role=envelope, domain=example.com, takes_mail=true}]");
    }

    @Test
    void policiesAreFetchedWithoutFollowingRedirects() {
        FetchAnswer.Hop hop = new FetchAnswer.Hop("https://mta-sts.example.com/.well-known/mta-sts.txt", 301);

        assertThat(fetch(fetched(200, List.of(), POLICY, false))).isInstanceOf(PolicyFetch.Fetched.class);
        assertThat(cause(fetched(200, List.of(hop), POLICY, false))).isEqualTo(PolicyFetch.Cause.REDIRECT);
        assertThat(cause(fetched(404, List.of(), "", false))).isEqualTo(PolicyFetch.Cause.BAD_STATUS);
        assertThat(cause(fetched(200, List.of(), POLICY, true))).isEqualTo(PolicyFetch.Cause.TOO_LARGE);
        assertThat(cause(new FetchAnswer.Failed(FetchAnswer.Cause.BAD_CERTIFICATE, "expired", List.of())))
                .isEqualTo(PolicyFetch.Cause.BAD_CERTIFICATE);
        assertThat(cause(new FetchAnswer.Refused(FetchAnswer.Reason.NOT_PUBLIC, "private", List.of())))
                .isEqualTo(PolicyFetch.Cause.UNREACHABLE);
    }

    private static PolicyFetch fetch(FetchAnswer answer) {
        return new FetchedPolicies(request -> answer).fetch(new DomainName("example.com"));
    }

    private static PolicyFetch.Cause cause(FetchAnswer answer) {
        return ((PolicyFetch.Failed) fetch(answer)).cause();
    }

    private static Fetcher serving(String policy) {
        return request -> request.url().equals("https://mta-sts.example.com/.well-known/mta-sts.txt")
                ? fetched(200, List.of(), policy, false)
                : new FetchAnswer.Failed(FetchAnswer.Cause.NO_ADDRESS, "no address", List.of());
    }

    private static FetchAnswer fetched(int status, List<FetchAnswer.Hop> hops, String body, boolean cut) {
        return new FetchAnswer.Fetched(
                "https://mta-sts.example.com/.well-known/mta-sts.txt",
                status,
                hops,
                "text/plain",
                -1,
                Octets.of(body.getBytes(StandardCharsets.US_ASCII)),
                cut,
                Optional.empty());
    }

    private static CheckReport run(ScannedMail mail, Fetcher fetcher) throws InterruptedException {
        return new DomainCheck(Duration.ofSeconds(10))
                .run(mail.fetching(fetcher).material());
    }

    private static Finding finding(CheckReport report, String aspect) {
        return report.findings().stream()
                .filter(finding -> finding.criterion().id().equals("domain." + aspect))
                .findFirst()
                .orElseThrow();
    }

    private static String defects(CheckReport report) {
        return report.findings().stream()
                .filter(finding -> finding.status() != Status.PASS)
                .map(finding -> finding.criterion().id().substring("domain.".length()) + "="
                        + finding.status().text())
                .collect(Collectors.joining(" "));
    }
}
