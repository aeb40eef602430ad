package org.mailassay.analysis.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=DKIM1; k=ed25519; p=              | Sign with another selector, or publish the public key again: with an
            v=DKIM1; k=ed25519; p=AAAA          | Publish the key record again with the whole public key in p=
            v=DKIM1; k=ed25519; p               | Publish the key record again, with "v=DKIM1; k=", the key's type,
            v=DKIM1; k=rsa; KEY                 | Publish the key record
            v=DKIM1; k=ed25519; h=sha1; KEY     | Take h= out of the key record
            v=DKIM1; k=ed25519; s=tlsrpt; KEY   | Take s= out of the key record, or let it be email or *
            """)
    void theAdviceSaysWhatToDoToTheKeyRecord(String record, String advice) {
        ScanMail mail = ScanMail.newsletter();
        Checked checked = mail.withZones(mail.zones().replace("v=DKIM1; k=ed25519; " + KEY, record.replace("KEY", KEY)))
                .run(new DkimScanCheck());

        assertThat(checked.status("dkim.result")).isEqualTo(Status.FAIL);
        assertThat(checked.finding("dkim.result").fix().orElseThrow().text()).startsWith(advice);
    }

    @ParameterizedTest
    @EnumSource(DkimResult.PermErrorReason.class)
    void everyPermanentErrorHasASentenceOfAdvice(DkimResult.PermErrorReason reason) {
        assertThat(DkimAdvice.of(new DkimResult.PermError(reason, "")))
                .matches("[A-Z].*\\.")
                .doesNotContainIgnoringCase(reason.name().replace('_', ' ') + ".");
    }
}
