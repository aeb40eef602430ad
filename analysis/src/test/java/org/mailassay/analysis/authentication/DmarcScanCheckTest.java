package org.mailassay.analysis.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.score.Fix;
import org.mailassay.analysis.score.Status;
import org.mailassay.analysis.testing.Checked;
import org.mailassay.analysis.testing.ScanMail;

class DmarcScanCheckTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String RECORD = "v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com";

    private static final String RECEIVERS = """
            example.com._report._dmarc.agrees.test:
              - TXT: v=DMARC1
            example.com._report._dmarc.dead.test:
              - TIMEOUT
            """;

    private static Checked scanned(String tags) {
        return scanned(RECORD + tags, "");
    }

    private static Checked scanned(String dmarc, String moreZones) {
        ScanMail mail = ScanMail.newsletter();
        return mail.withZones(mail.zones().replace(RECORD, dmarc) + moreZones).run(new DmarcScanCheck(PATIENCE));
    }

    /// The tags of RFC 9989, section 4.7, with the value that holds for one that is missing or not valid.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                      | n | u | r | r | [0]
            ; t=y; psd=n; adkim=s; aspf=s; fo=1:d:s; ruf=mailto:f@example.com | y | n | s | s | [1, d, s]
            ; fo=1                                                  | n | u | r | r | [0]
            ; t=maybe; psd=x; adkim=z; aspf=; fo=9; ruf=mailto:f@example.com  | n | u | r | r | [0]
            """)
    void everyTagIsShownWithItsEffectiveValue(
            String tags, String testing, String psd, String adkim, String aspf, String fo) {
        Checked checked = scanned(tags);

        assertThat(checked.detail("authentication.dmarc", "t")).isEqualTo(testing);
        assertThat(checked.detail("authentication.dmarc", "psd")).isEqualTo(psd);
        assertThat(checked.detail("authentication.dmarc", "adkim")).isEqualTo(adkim);
        assertThat(checked.detail("authentication.dmarc", "aspf")).isEqualTo(aspf);
        assertThat(checked.detail("authentication.dmarc", "fo")).hasToString(fo);
    }

    /// RFC 9990, section 4: `example.com._report._dmarc.HOST` says whether HOST takes the reports of example.com.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mailto:a@example.com                          | NA         | not_needed
            mailto:a@sub.example.com                      | NA         | not_needed
            mailto:a@agrees.test                          | PASS       | in_place
            mailto:a@silent.test                          | WARN       | missing
            mailto:a@dead.test                            | UNVERIFIED | unknown
            mailto:a@example.com,mailto:b@agrees.test     | PASS       | not_needed in_place
            mailto:a@agrees.test,mailto:b@silent.test     | WARN       | in_place missing
            mailto:a@agrees.test,mailto:b@dead.test       | UNVERIFIED | in_place unknown
            mailto:a@dead.test,mailto:b@silent.test       | WARN       | unknown missing
            mailto:a@agrees.test; ruf=mailto:f@silent.test | WARN      | in_place missing
            """)
    void whoeverIsToGetReportsIsAskedForConsent(String uris, Status status, String consents) {
        Checked checked = scanned("v=DMARC1; p=quarantine; rua=" + uris, RECEIVERS);

        assertThat(checked.status("dmarc.receivers")).isEqualTo(status);
        assertThat(consents(checked)).isEqualTo(List.of(consents.split(" ", -1)));
        Optional<Fix> fix = checked.finding("dmarc.receivers").fix();
        if (status == Status.WARN) {
            assertThat(fix).hasValueSatisfying(how -> {
                assertThat(how.name()).isEqualTo("example.com._report._dmarc.silent.test");
                assertThat(how.type()).isEqualTo("TXT");
                assertThat(how.value()).isEqualTo("v=DMARC1");
            });
        } else {
            assertThat(fix).isEmpty();
        }
    }

    /// What was told to publish is what is looked for.
    @Test
    void publishingWhatIsToldMends() {
        String dmarc = "v=DMARC1; p=none; rua=mailto:a@silent.test";
        Fix fix = scanned(dmarc, "").finding("dmarc.receivers").fix().orElseThrow();

        Checked mended = scanned(dmarc, fix.name() + ":\n  - " + fix.type() + ": " + fix.value() + "\n");

        assertThat(mended.status("dmarc.receivers")).isEqualTo(Status.PASS);
    }

    @Test
    void fewHostsAreAsked() {
        String uris = IntStream.range(0, 32)
                .mapToObj(i -> "mailto:a@h" + i + ".agree.test")
                .collect(Collectors.joining(","));
        Checked checked = scanned("v=DMARC1; p=none; rua=" + uris, "'*.agree.test':\n  - TXT: v=DMARC1\n");

        assertThat(checked.status("dmarc.receivers")).isEqualTo(Status.UNVERIFIED);
        assertThat(consents(checked)).filteredOn("in_place"::equals).hasSize(ReportReceivers.MOST_HOSTS);
        assertThat(consents(checked)).filteredOn("unknown"::equals).hasSize(32 - ReportReceivers.MOST_HOSTS);
    }

    @Test
    void withoutTheClientNobodyKnowsWhetherItFails() {
        ScanMail unsigned = ScanMail.newsletter().unsigned();

        for (ScanMail mail : List.of(unsigned.uploaded(), unsigned.client("10.1.2.3"))) {
            assertThat(mail.run(new DmarcScanCheck(PATIENCE)).detail("authentication.dmarc", "result"))
                    .isEqualTo("unverified");
        }
        assertThat(unsigned.client("192.0.2.99")
                        .run(new DmarcScanCheck(PATIENCE))
                        .detail("authentication.dmarc", "result"))
                .isEqualTo("fail");
    }

    @Test
    void aSilentDnsMakesNoDifferenceBetweenTheStandards() {
        String record = "_dmarc.example.com:\n  - TXT: \"" + RECORD + "\"\n";
        Checked checked = ScanMail.newsletter()
                .withZones(ScanMail.newsletter().zones().replace(record, "_dmarc.example.com: [TIMEOUT]\n"))
                .run(new DmarcScanCheck(PATIENCE));

        assertThat(checked.status("dmarc.standards")).isEqualTo(Status.UNVERIFIED);
        assertThat(checked.detail("authentication.dmarc", "differences")).isEqualTo(List.of());
    }

    private static List<String> consents(Checked checked) {
        return ((List<?>) checked.detail("authentication.dmarc", "destinations"))
                .stream()
                        .map(each -> String.valueOf(((Map<?, ?>) each).get("authorization")))
                        .toList();
    }
}
