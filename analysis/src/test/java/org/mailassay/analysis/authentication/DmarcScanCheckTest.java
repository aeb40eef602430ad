package org.mailassay.analysis.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.testing.Checked;
import org.mailassay.analysis.testing.ScanMail;

class DmarcScanCheckTest {
    private static final String RECORD = "v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com";

    private static Checked scanned(String tags) {
        ScanMail mail = ScanMail.newsletter();
        return mail.withZones(mail.zones().replace(RECORD, RECORD + tags)).run(new DmarcScanCheck());
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
}
