package org.mailassay.analysis.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.score.Status;
import org.mailassay.analysis.testing.Checked;
import org.mailassay.analysis.testing.ScanMail;

class SpfScanCheckTest {
    /// Bounces have the null reverse-path (RFC 5321, section 4.5.5), so their HELO name is checked, and nobody is
    /// advised to
    /// write something else there.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                     | [192.0.2.1]      | The HELO name has no domain that could have a policy. | Let the client greet with
            ''                     | nowhere.example  | nowhere.example does not exist.                       | Let the client greet with
            bounce@nowhere.example | mail.example.com | nowhere.example does not exist. | Send with an envelope sender at example.com
            bounce@[192.0.2.1]     | mail.example.com | The envelope sender has no domain that could have a policy. | Send with an envelope sender at example.com
            """)
    void whoeverSpeaksForNoDomainIsToldWhatToChange(String sender, String helo, String summary, String advice)
            throws Exception {
        ScanMail mail = ScanMail.newsletter()
                .reversePath(sender)
                .session(new Connection.Smtp(
                        InetAddress.getByName("192.0.2.1"), 40_000, helo, "ESMTP", Optional.empty()));

        Checked checked = mail.run(new SpfScanCheck());

        assertThat(checked.status("spf.result")).isEqualTo(Status.FAIL);
        assertThat(checked.finding("spf.result").summary()).isEqualTo(summary);
        assertThat(checked.finding("spf.result").fix().orElseThrow().text()).startsWith(advice);
    }

    /// What a policy says against a neighbour of the appliance is nothing against the sender; that it lets one in is
    /// true.
    @ParameterizedTest
    @CsvSource({"10.1.2.3, unverified, false", "10.1.2.4, pass, true", "192.0.2.99, fail, true"})
    void aClientOfAPrivateNetworkIsNotHeldAgainstTheSender(String client, String result, boolean evaluated)
            throws Exception {
        ScanMail mail = ScanMail.newsletter();

        Checked checked = mail.client(client)
                .withZones(mail.zones().replace("ip4:192.0.2.1", "ip4:10.1.2.4"))
                .run(new SpfScanCheck());

        assertThat(checked.detail("authentication.spf", "result")).isEqualTo(result);
        assertThat(checked.detail("authentication.spf", "evaluated")).isEqualTo(evaluated);
    }

    /// RFC 7208, sections 5.2 and 6.1: what another record passes is passed here.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=spf1 include:other.example -all | v=spf1 +all             | v=spf1 ip4:192.0.2.1 -all
            v=spf1 redirect=other.example     | v=spf1 +all             | v=spf1 ip4:192.0.2.1 ~all
            v=spf1 redirect=other.example     | v=spf1 ip4:192.0.2.1/0  | v=spf1 ip4:192.0.2.1 ~all
            v=spf1 mx include:other.example   | v=spf1 ip6:::/0 +all    | v=spf1 mx ~all
            """)
    void whoeverLetsEverybodyInElsewhereIsToldWhere(String record, String other, String advice) {
        ScanMail mail = ScanMail.newsletter();
        mail = mail.withZones(mail.zones().replace("v=spf1 ip4:192.0.2.1 -all", record) + "other.example:\n  - TXT: \""
                + other + "\"\n");

        Checked checked = mail.run(new SpfScanCheck());

        assertThat(checked.status("spf.record")).isEqualTo(Status.FAIL);
        assertThat(checked.finding("spf.record").points()).isZero();
        assertThat(checked.finding("spf.record").fix()).hasValueSatisfying(fix -> {
            assertThat(fix.text()).contains("stands in the record of other.example. Do without ");
            assertThat(fix.value()).isEqualTo(advice);
        });
    }

    /// Where both are of one domain, the record is given for the envelope sender.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bounce@example.com      | v=spf1 a:other.example -all | v=spf1 a:other.example ip4:192.0.2.1 -all
            bounce@example.com      | v=spf1 ~all                 | v=spf1 ip4:192.0.2.1 ~all
            bounce@mail.example.com | v=spf1 -all                 | ''
            """)
    void theRecordOfTheHeloNameIsGiven(String sender, String record, String advice) {
        ScanMail mail = ScanMail.newsletter().reversePath(sender);

        Checked checked =
                mail.withZones(mail.zones().replace("v=spf1 a -all", record)).run(new SpfScanCheck());

        assertThat(checked.status("spf.helo")).isEqualTo(Status.FAIL);
        assertThat(checked.finding("spf.helo").fix()).hasValueSatisfying(fix -> {
            assertThat(fix.text()).startsWith("Add the sending address to the SPF record of mail.example.com");
            assertThat(fix.name()).isEqualTo(advice.isEmpty() ? "" : "mail.example.com");
            assertThat(fix.value()).isEqualTo(advice);
        });
    }
}
