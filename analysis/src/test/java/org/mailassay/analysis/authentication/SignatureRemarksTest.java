package org.mailassay.analysis.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.dkim.DkimSigning;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Status;
import org.mailassay.analysis.testing.Checked;
import org.mailassay.analysis.testing.ScanMail;

class SignatureRemarksTest {
    private static final String KEY_NAME = "test._domainkey.example.com:\n";

    /// RFC 6376, section 3.6.2.2: with several records the result is not defined, so the verdict stays as it is.
    @ParameterizedTest
    @CsvSource({"google-site-verification=1", "v=DKIM1; k=rsa; p="})
    void severalRecordsForOneKeyAreTold(String other) {
        ScanMail mail = ScanMail.newsletter();
        Checked checked = mail.withZones(mail.zones().replace(KEY_NAME, KEY_NAME + "  - TXT: \"" + other + "\"\n"))
                .run(new DkimScanCheck());

        Finding finding = checked.finding("dkim.signatures");
        assertThat(finding.status()).isEqualTo(Status.WARN);
        assertThat(finding.summary()).startsWith("2 TXT records stand at test._domainkey.example.com, ");
        assertThat(finding.fix().orElseThrow().text())
                .isEqualTo("Keep one TXT record at test._domainkey.example.com, that of the key.");
        assertThat(checked.status("dkim.result")).isEqualTo(Status.PASS);
        assertThat(checked.costly()).isEmpty();
    }

    /// Beside the signature of example.com, which holds.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=1; a=rsa-sha256; d=shop.example; s=x; h=from; bh=AAAA; b=AAAA       | WARN | there is no key at x._domainkey.shop.example.
            v=1; a=rsa-sha256; d=mail.shop.example; s=x; h=from; bh=AAAA; b=AAAA  | WARN | there is no key at x._domainkey.mail.shop.example.
            v=1; a=rsa-sha256; d=Shop.example; s=x; h=to; bh=AAAA; b=AAAA         | WARN | the From field is not signed.
            v=1; a=rsa-sha256; d=sender.example; s=x; h=from; bh=AAAA; b=AAAA     | PASS | Every signature that the sender answers for is in order.
            v=1; a=rsa-sha256; d=slow.example; s=x; h=from; bh=AAAA; b=AAAA       | PASS | Every signature that the sender answers for is in order.
            """)
    void aBrokenSignatureOfTheAuthorIsToldBesideOneThatHolds(String signature, Status status, String end) {
        Checked checked = ScanMail.newsletter()
                .replacing("news@example.com>", "news@shop.example>\nDKIM-Signature: " + signature)
                .run(new DkimScanCheck());

        assertThat(checked.status("dkim.result")).isEqualTo(Status.PASS);
        assertThat(checked.status("dkim.signatures")).isEqualTo(status);
        assertThat(checked.finding("dkim.signatures").summary()).endsWith(end);
    }

    @ParameterizedTest
    @CsvSource({"PT1H, WARN", "PT6M, WARN", "PT1M, PASS", "PT0S, PASS", "PT-1H, PASS"})
    void aSignatureFromTheFutureIsTold(Duration ahead, Status status) {
        ScanMail mail = ScanMail.newsletter();
        Octets unsigned = Octets.of(mail.text().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        String field = new DkimSigning(new DomainName("example.com"), new DomainName("test"), ScanMail.key())
                .sign(unsigned, mail.receivedAt().plus(ahead));

        Checked checked = mail.unsigned()
                .withText(field.replace("\r\n", "\n") + mail.text())
                .run(new DkimScanCheck());

        assertThat(checked.status("dkim.result")).isEqualTo(Status.PASS);
        assertThat(checked.status("dkim.signatures")).isEqualTo(status);
    }

    @Test
    void withoutASignatureThereIsNothingToSay() {
        Checked checked = ScanMail.newsletter().unsigned().run(new DkimScanCheck());

        assertThat(checked.status("dkim.signatures")).isEqualTo(Status.NA);
    }
}
