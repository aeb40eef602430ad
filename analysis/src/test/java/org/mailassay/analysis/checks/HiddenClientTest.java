package org.mailassay.analysis.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.dkim.KeyRecordCache;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.scan.ScanAnalysis;
import org.mailassay.analysis.scan.ScanLimits;
import org.mailassay.analysis.scan.ScanListener;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.scan.ScanReport;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Status;
import org.mailassay.analysis.testing.ScannedMail;
import org.mailassay.analysis.testing.Zones;
import org.mailassay.analysis.verdict.MessageEvaluation;

/// A gateway has put its address in the place of the client's: nothing is judged by it, whatever it would say.
class HiddenClientTest {
    private static final String HOST = "mx.assay.example.net";
    private static final List<String> BY_ADDRESS = List.of(
            "spf.result",
            "spf.helo",
            "connection.reverse_name",
            "connection.forward_confirmed",
            "connection.server_name",
            "connection.helo",
            "connection.helo_address",
            "connection.address_family",
            "blocklists.address");

    private static final String ZONES = """
            example.com: {TXT: "v=spf1 -all"}
            _dmarc.example.com: {TXT: "v=DMARC1; p=reject"}
            mail.example.com: {A: 198.51.100.1}
            """;

    @Test
    void nothingIsJudgedByTheGatewaysAddress() {
        ScanReport hidden = scan(new Connection.Hidden(
                "mail.example.com", "ESMTPS", Optional.of(new Connection.Tls("TLSv1.3", "TLS_AES_256_GCM_SHA384"))));
        ScanReport seen = scan(new Connection.Smtp(
                InetAddress.ofLiteral("203.0.113.1"), 25, "mail.example.com", "ESMTPS", Optional.empty()));

        assertThat(BY_ADDRESS).allSatisfy(criterion -> {
            assertThat(finding(hidden, criterion).status()).as(criterion).isEqualTo(Status.UNVERIFIED);
            assertThat(finding(hidden, criterion).summary()).contains(Connection.Hidden.REASON);
        });
        assertThat(finding(hidden, "dmarc.result").status()).isEqualTo(Status.UNVERIFIED);
        assertThat(finding(seen, "spf.result").status()).isEqualTo(Status.FAIL);
        assertThat(finding(seen, "dmarc.result").status()).isEqualTo(Status.FAIL);
        assertThat(hidden.score().overall().orElseThrow())
                .isGreaterThan(seen.score().overall().orElseThrow());
    }

    @Test
    void whatTheClientSaidIsJudged() {
        ScanReport report = scan(new Connection.Hidden("mail.example.com", "ESMTP", Optional.empty()));

        assertThat(finding(report, "connection.tls").status()).isEqualTo(Status.FAIL);
        assertThat(finding(report, "connection.esmtp").status()).isEqualTo(Status.PASS);
        assertThat(finding(report, "dmarc.policy").status()).isEqualTo(Status.PASS);
    }

    private static Finding finding(ScanReport report, String criterion) {
        return report.outcomes().stream()
                .flatMap(outcome -> outcome.report().findings().stream())
                .filter(found -> found.criterion().id().equals(criterion))
                .findFirst()
                .orElseThrow();
    }

    private static ScanReport scan(Connection connection) {
        ScannedMail mail = ScannedMail.of("From: a@example.com\n\nHello\n", Zones.of(ZONES))
                .over(connection);
        ScanMaterial material = mail.material();
        return new ScanAnalysis(
                        Checks.all(CheckSetup.of(HOST)),
                        new MessageEvaluation(mail.dns(), new KeyRecordCache(), HOST),
                        ScanLimits.DEFAULT)
                .scan(mail.message(), material.ports(), ScanListener.none());
    }
}
