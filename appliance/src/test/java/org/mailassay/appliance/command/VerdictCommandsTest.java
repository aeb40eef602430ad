package org.mailassay.appliance.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The commands that judge, one check at a time and in batches.
class VerdictCommandsTest {
    @TempDir
    Path folder;

    private String zones = "";
    private String message = "";

    @BeforeEach
    void write() throws IOException {
        zones = write("zones.yml", """
                Example.COM.:
                  - TXT: [v=spf1 a, " -all exp=why.example.com"]
                  - A: 192.0.2.1
                  - MX: [10, example.com]
                why.example.com: {TXT: "%{c} is a stranger"}
                _dmarc.example.com:
                  - TXT: v=DMARC1; p=reject
                s._domainkey.example.com:
                  - TXT: v=DKIM1; p=
                """);
        message = write("message.eml", """
                DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=s; i=joe@example.com;
                 h=from; bh=x; b=eA==
                From: Joe <joe@example.com>
                Date: Thu, 1 Jan 2026 12:00:00 +0100 (CET)

                Hello
                """);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void spfTellsResultAndExplanation() {
        Spoken spoken = Spoken.by(
                "spf",
                "--ip",
                "[IPv6:2001:db8::1]",
                "--from",
                "<joe@EXAMPLE.com.>",
                "--helo",
                "h.example",
                "--dns",
                zones);
        assertThat(spoken.code()).isZero();
        assertThat(spoken.out()).hasLineCount(1);
        assertThat(BatchRun.mapping(spoken.out()))
                .containsEntry("result", "fail")
                .containsEntry("explanation", "2001:db8::1 is a stranger");
    }

    @Test
    void verifyTellsEverything() {
        Spoken spoken = Spoken.by(
                "verify", message, "--ip", "192.0.2.1", "--from", "joe@example.com", "--dns", zones, "--at", "message");
        assertThat(spoken.code()).isZero();
        Map<String, Object> answer = BatchRun.mapping(spoken.out());
        assertThat(String.valueOf(answer.get("at"))).contains("2026");
        assertThat(BatchRun.text(answer, "spf", "result")).isEqualTo("pass");
        assertThat(BatchRun.text(answer, "dmarc", "result")).isEqualTo("pass");
        assertThat(BatchRun.text(answer, "dmarc", "policy")).isEqualTo("reject");
        assertThat(BatchRun.text(answer, "dmarc", "organizational_domain")).isEqualTo("example.com");
        assertThat(BatchRun.text(answer, "dmarc", "spf_aligned")).isEqualTo("true");
        assertThat(BatchRun.text(answer, "dmarc", "dkim_aligned")).isEqualTo("false");
        assertThat(BatchRun.text(answer, "arc", "result")).isEqualTo("none");
        assertThat(BatchRun.text(answer, "bimi", "result")).isEqualTo("none");
        assertThat(BatchRun.text(answer, "authentication_results")).contains("spf=pass", "dmarc=pass");
        assertThat(BatchRun.text(answer, "dkim", "result")).isEqualTo("neutral");
        assertThat(BatchRun.text(answer, "dkim", "signatures")).contains("domain=example.com", "selector=s", "reason=");
    }

    @Test
    void aSignatureThatHoldsPasses() {
        Map<String, Object> answer =
                BatchRun.mapping(Spoken.by("verify", resource("rehearsal.eml"), "--dns", resource("rehearsal.yml"))
                        .out());
        assertThat(BatchRun.text(answer, "dkim", "result")).isEqualTo("pass");
        assertThat(BatchRun.text(answer, "dmarc", "dkim_aligned")).isEqualTo("true");
        assertThat(BatchRun.text(answer, "spf", "evaluated")).isEqualTo("false");
    }

    private static String resource(String name) {
        return Path.of(URI.create(String.valueOf(RehearseCommand.class.getResource(name))))
                .toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "message              | 2026-01-01T11:00:00Z",
                "2026-01-02           | 2026-01-02T00:00:00Z",
                "2026-01-02 03:04:05  | 2026-01-02T03:04:05Z",
                "2026-01-02T03:04:05.5+01:00 | 2026-01-02T02:04:05.500Z",
                "Fri, 2 Jan 2026 03:04 GMT   | 2026-01-02T03:04:00Z",
                "1767323045           | 2026-01-02T03:04:05Z",
            })
    void verifyJudgesAsOfAnyTime(String at, String instant) {
        assertThat(Spoken.by("verify", message, "--dns", zones, "--at", at).out())
                .startsWith("{\"at\":\"" + instant + "\"");
    }

    @Test
    void domainJudgesRecordsBesideItsCommands() {
        Spoken judged = Spoken.by("domain", "Example.com.", "--dns", zones, "--selector", "s");
        assertThat(judged.code()).isZero();
        Map<String, Object> answer = BatchRun.mapping(judged.out());
        assertThat(answer).containsEntry("domain", "example.com");
        assertThat(BatchRun.text(answer, "dmarc", "effective_policy")).isEqualTo("reject");
        assertThat(BatchRun.text(answer, "mx", "status")).isEqualTo("valid");
        assertThat(BatchRun.text(answer, "dkim", "selectors")).contains("s");
        assertThat(Spoken.by("domain").code()).isEqualTo(2);
        assertThat(Spoken.by("domain", "list", "--help").out()).startsWith("Usage: mailassay domain list");
    }

    @Test
    void domainJudgesAPolicyThatIsHandedIn() throws IOException {
        String names = write("sts.yml", "_mta-sts.example.com: {TXT: v=STSv1; id=1}");
        String policy = write("mta-sts.txt", "version: STSv1\nmode: enforce\nmx: example.com\nmax_age: 86400\n");
        assertThat(BatchRun.text(
                        BatchRun.mapping(Spoken.by("domain", "example.com", "--dns", names, "--mta-sts-policy", policy)
                                .out()),
                        "mta_sts"))
                .contains("enforce");
    }

    @Test
    void bimiJudgesFiles() throws IOException {
        String svg = write("logo.svg", """
                <svg xmlns="http://www.w3.org/2000/svg" version="1.2" baseProfile="tiny-ps" viewBox="0 0 1 1">
                <title>Logo</title><script/></svg>
                """);
        String pem = write("mark.pem", "no certificate");
        Spoken judged = Spoken.by("bimi", "--indicator", svg, "--certificate", pem, "--domain", "example.com");
        assertThat(judged.code()).isZero();
        Map<String, Object> answer = BatchRun.mapping(judged.out());
        assertThat(BatchRun.text(answer, "indicator", "valid")).isEqualTo("false");
        assertThat(BatchRun.text(answer, "indicator", "findings")).contains("element_not_allowed");
        assertThat(BatchRun.text(answer, "certificate", "findings")).contains("not_pem");
    }

    @Test
    void aBatchAnswersEveryLineInOrder() throws IOException {
        Files.write(
                folder.resolve("batch.ndjson"),
                List.of(
                        "\uFEFF{\"id\": 7, \"file\": \"message.eml\", \"dns\": \"zones.yml\", \"expected\": {\"a\": [1]}}",
                        "",
                        "{\"id\": \"gone\", \"file\": \"gone.eml\"}",
                        "{\"id\": \"bad\", \"file\": ",
                        "[]",
                        "{\"id\": \"nested\", \"file\": {}}",
                        "{\"id\": true, \"file\": \"message.eml\", \"ip\": \"192.0.2.300\"}",
                        "{\"file\": \"message.eml\", \"at\": \"soon\"}",
                        "{\"id\": 2.50, \"file\": \"" + message + "\", \"at\": 0}"),
                StandardCharsets.UTF_8);
        Spoken spoken = Spoken.by(
                "verify",
                "--dns",
                zones,
                "--batch",
                folder.resolve("batch.ndjson").toString());
        assertThat(spoken.code()).isEqualTo(1);
        List<String> answers = spoken.out().lines().toList();
        assertThat(answers).hasSize(8);
        assertThat(answers.get(0)).startsWith("{\"id\":7,\"at\":");
        assertThat(answers.get(1))
                .isEqualTo("{\"id\":\"gone\",\"error\":\"gone.eml cannot be read: there is no such file\"}");
        assertThat(answers.get(2)).startsWith("{\"id\":\"bad\",\"error\":\"line 4: ");
        assertThat(answers.get(3)).isEqualTo("{\"id\":5,\"error\":\"line 5: not a JSON object\"}");
        assertThat(answers.get(4)).isEqualTo("{\"id\":\"nested\",\"error\":\"the value of file is no text\"}");
        assertThat(answers.get(5)).isEqualTo("{\"id\":true,\"error\":\"not an IP address: 192.0.2.300\"}");
        assertThat(answers.get(6)).isEqualTo("{\"id\":8,\"error\":\"not a time: soon\"}");
        assertThat(answers.get(7)).startsWith("{\"id\":2.50,\"at\":\"1970-01-01T00:00:00Z\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spf                                     | 2 | --ip is missing",
                "spf --ip 1.2.3                          | 2 | not an IP address: 1.2.3",
                "spf --ip 1.2.3.4 --identity from        | 2 | neither mailfrom nor helo: from",
                "spf --ip 1.2.3.4 --dns gone.yml         | 1 | gone.yml cannot be read: there is no such file",
                "spf --batch gone.ndjson                 | 1 | gone.ndjson cannot be read: there is no such file",
                "verify                                  | 2 | no message is named",
                "verify gone.eml                         | 1 | gone.eml cannot be read: there is no such file",
                "domain a..b                             | 2 | not a domain name: a..b",
                "bimi                                    | 2 | neither --indicator nor --certificate is given",
            })
    void whatCannotBeDoneIsSaidInOneLine(String command, int code, String reason) {
        Spoken spoken = Spoken.by(command.strip().split(" "));
        assertThat(spoken.code()).isEqualTo(code);
        assertThat(spoken.out()).isEmpty();
        assertThat(spoken.err()).hasLineCount(1).startsWith("mailassay: ").endsWith(reason + "\n");
    }

    @Test
    void zonesThatCannotBeReadAreAnErrorWithItsPlace() throws IOException {
        String broken = write("broken.yml", "example.com:\n  - A: nonsense\n");
        assertThat(Spoken.by("spf", "--ip", "192.0.2.1", "--dns", broken).err())
                .contains("broken.yml: line 2, column 8: expected an IPv4 address");
    }
}
