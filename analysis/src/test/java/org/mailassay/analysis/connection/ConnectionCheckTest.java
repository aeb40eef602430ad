package org.mailassay.analysis.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Status;
import org.mailassay.analysis.testing.ScannedMail;
import org.mailassay.analysis.testing.Zones;

class ConnectionCheckTest {
    private static final String ZONES = """
            1.100.51.198.in-addr.arpa: {PTR: mail.example.com}
            mail.example.com: {A: 198.51.100.1, AAAA: "2001:db8::1"}
            1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa: {PTR: mail.example.com}
            2.100.51.198.in-addr.arpa: {PTR: mail.example.com}
            4.100.51.198.in-addr.arpa: {PTR: 198-51-100-4.example.net}
            198-51-100-4.example.net: {A: 198.51.100.4}
            5.100.51.198.in-addr.arpa: TIMEOUT
            slow.example.com: TIMEOUT
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.1 | mail.example.com     | ESMTPS | ''",
                "2001:db8::1  | mail.example.com     | ESMTPS | ''",
                "198.51.100.1 | mail.example.com     | ESMTP  | tls=fail",
                "198.51.100.1 | mail.example.com     | SMTP   | tls=fail esmtp=warn",
                "198.51.100.2 | mail.example.com     | ESMTPS | forward_confirmed=fail helo_address=warn",
                "198.51.100.3 | mail.example.com     | ESMTPS | reverse_name=fail forward_confirmed=na server_name=na "
                        + "helo_address=warn",
                "198.51.100.4 | mail.example.com     | ESMTPS | server_name=warn helo_address=warn",
                "198.51.100.5 | mail.example.com     | ESMTPS | reverse_name=unverified forward_confirmed=unverified "
                        + "server_name=unverified helo_address=warn",
                "198.51.100.1 | gone.example.com     | ESMTPS | helo_address=fail",
                "198.51.100.1 | slow.example.com     | ESMTPS | helo_address=unverified",
                "198.51.100.1 | localhost            | ESMTPS | helo=fail helo_address=na",
                "198.51.100.1 | [198.51.100.1]       | ESMTPS | helo=fail helo_address=na",
                "198.51.100.1 | 198.51.100.1         | ESMTPS | helo=fail helo_address=na",
                "198.51.100.1 | desktop              | ESMTPS | helo=fail helo_address=na",
                "198.51.100.1 | server.local         | ESMTPS | helo=fail helo_address=na",
                "198.51.100.1 | MX.assay.example.net | ESMTPS | helo=fail helo_address=na",
                "198.51.100.1 | ''                   | ESMTPS | helo=fail helo_address=na",
            })
    void eachDefectIsTold(String client, String helo, String protocol, String expected) {
        assertThat(defects(run(mail().from(client, helo, protocol)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.3, pass", "TLSv1.2, pass", "TLSv1.1, warn", "TLSv1, warn", "SSLv3, warn"})
    void oldVersionsOfTlsAreNotEnough(String version, String status) {
        Finding finding = ConnectionFindings.tls(Optional.of(new Connection.Tls(version, "TLS_RSA_X")), "ESMTPS");

        assertThat(finding.status().text()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"172.18.0.1", "127.0.0.1", "10.1.2.3", "100.64.0.9", "fd00::1", "fe80::1", "::1"})
    void aGatewayIsNotTheSender(String client) {
        CheckReport report = run(mail().from(client, "localhost", "SMTP"));

        assertThat(report.findings()).allMatch(finding -> finding.status() == Status.UNVERIFIED);
        assertThat(report.findings().getFirst().summary()).contains("a gateway or a relay");
    }

    @Test
    void ofAnUploadNothingIsKnown() {
        CheckReport report = run(mail().over(new Connection.Unknown()));

        assertThat(report.findings()).allMatch(finding -> finding.status() == Status.UNVERIFIED);
        assertThat(report.details().get("server"))
                .hasToString("{ip=Optional.empty, hostname=Optional.empty, "
                        + "protocol=Optional.empty, helo=Optional.empty, ptr=Optional.empty, fcrdns=Optional.empty, "
                        + "received_at=2026-01-01T00:00:00}");
    }

    @Test
    void theServerIsShown() {
        CheckReport report = run(mail());

        assertThat(report.details().get("server"))
                .hasToString("{ip=198.51.100.1, hostname=mail.example.com, "
                        + "protocol=ESMTPS, helo=mail.example.com, ptr=mail.example.com, fcrdns=true, "
                        + "received_at=2026-01-01T00:00:00}");
        assertThat(report.details().get("security.tls"))
                .hasToString("{used=true, version=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384}");
    }

    @Test
    void whatIsToBePublishedIsGivenExactly() {
        Finding finding = run(mail().from("198.51.100.3", "mail.example.com", "ESMTPS"))
                .findings()
                .get(1);

        assertThat(finding.fix().orElseThrow())
                .extracting("name", "type", "value")
                .containsExactly("3.100.51.198.in-addr.arpa", "PTR", "mail.example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "mail.example.com, false",
        "mx1.example.com, false",
        "mta-17.example.com, false",
        "198-51-100-4.example.net, true",
        "4.100.51.198.static.example.net, true",
        "ip198-51-100-4.example.net, true",
        "host198051100004.example.net, true",
        "c6336404.example.net, true",
        "dsl.example.net, true",
        "pool-7.example.net, true",
        "poolside.example.net, false",
    })
    void aProvidersNameForEveryAddressIsNotOneOfAServer(String name, boolean generic) {
        assertThat(GenericName.is(name, InetAddress.ofLiteral("198.51.100.4"))).isEqualTo(generic);
    }

    private static ScannedMail mail() {
        return ScannedMail.of("From: a@example.com\n\nHello\n", Zones.of(ZONES));
    }

    private static CheckReport run(ScannedMail mail) {
        return new ConnectionCheck("mx.assay.example.net").run(mail.material());
    }

    private static String defects(CheckReport report) {
        List<Finding> findings = report.findings();
        return findings.stream()
                .filter(finding -> finding.status() != Status.PASS)
                .map(finding -> finding.criterion().id().substring("connection.".length()) + "="
                        + finding.status().text())
                .collect(Collectors.joining(" "));
    }

    @Test
    void howAMessageCameIsNotBlamedWhenNobodySaid() {
        ScannedMail mail = ScannedMail.of("From: a@example.com\n\nx\n", Zones.of("{}"));
        Connection.Smtp known = (Connection.Smtp) mail.connection();
        CheckReport report = new ConnectionCheck("mx.example.net")
                .run(mail.over(new Connection.Smtp(
                                known.client(), known.clientPort(), known.helo(), "", Optional.empty()))
                        .material());

        assertThat(report.findings())
                .filteredOn(finding -> List.of("connection.tls", "connection.esmtp")
                        .contains(finding.criterion().id()))
                .extracting(Finding::status)
                .containsExactly(Status.UNVERIFIED, Status.UNVERIFIED);
    }
}
