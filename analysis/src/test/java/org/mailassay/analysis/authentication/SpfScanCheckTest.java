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
}
