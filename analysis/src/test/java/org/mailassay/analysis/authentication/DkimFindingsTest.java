package org.mailassay.analysis.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.dkim.DkimResult;
import org.mailassay.analysis.dkim.DkimVerdict;
import org.mailassay.analysis.dkim.KeyFacts;
import org.mailassay.analysis.dkim.KeyType;
import org.mailassay.analysis.dkim.TagList;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.Security;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Fix;
import org.mailassay.analysis.score.Status;
import org.mailassay.analysis.testing.Checked;
import org.mailassay.analysis.testing.ScanMail;
import org.mailassay.analysis.testing.Zones;

class DkimFindingsTest {
    private static final String KEY = "p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    /// A signature that receivers do not look at has a key all the same, and one new key mends both.
    @Test
    void aKeyThatIsTooShortFailsThoughNoSignatureHolds() {
        HeaderFields header =
                HeaderFields.of(Octets.of("DKIM-Signature: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        DkimVerdict verdict = new DkimVerdict(
                header.all().getFirst(),
                TagList.empty(),
                Optional.empty(),
                Optional.of(new KeyFacts(
                        new DomainName("old._domainkey.example.com"), KeyType.RSA, 512, false, Security.INSECURE)),
                new DkimResult.Policy(List.of(DkimResult.PolicyReason.SHORT_KEY), "its key has only 512 bits"));

        List<Finding> findings = new DkimFindings(
                        List.of(verdict), header, "example.com", false, Zones.of("a.test: {A: 192.0.2.1}"))
                .all();

        Finding size = findings.get(1);
        assertThat(size.criterion()).isEqualTo(DkimFindings.KEY_SIZE);
        assertThat(size.status()).isEqualTo(Status.FAIL);
        assertThat(size.evidence()).containsEntry("bits", 512);
        assertThat(size.mendedWith()).containsExactly("dkim.result");
        assertThat(findings.getFirst().status()).isEqualTo(Status.FAIL);
        assertThat(findings.getFirst().mendedWith()).containsExactly("dkim.key_size");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            news@example.com          | true
            news@sub.example.com      | true
            news@other.example        | false
            """)
    void everySignatureSaysWhetherItIsAligned(String author, boolean aligned) {
        Checked checked = ScanMail.newsletter()
                .replacing("news@example.com>", author + ">")
                .run(new DkimScanCheck());

        assertThat((List<?>) checked.detail("authentication.dkim", "signatures"))
                .first()
                .satisfies(signature ->
                        assertThat(((Map<?, ?>) signature).get("aligned")).isEqualTo(aligned));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=DKIM1; t=y; k=ed25519;    | v=DKIM1; k=ed25519;
            v=DKIM1; k=ed25519; t=s : y; | v=DKIM1; k=ed25519; t=s;
            """)
    void theKeyRecordIsGivenWithoutItsTestMode(String before, String after) {
        ScanMail mail = ScanMail.newsletter();
        Fix fix = mail.withZones(mail.zones().replace("v=DKIM1; k=ed25519;", before))
                .run(new DkimScanCheck())
                .finding("dkim.testing")
                .fix()
                .orElseThrow();

        assertThat(fix)
                .isEqualTo(new Fix(
                        "Take the test mode (t=y) out of the key record.",
                        "test._domainkey.example.com",
                        "TXT",
                        after + " " + KEY));
    }
}
