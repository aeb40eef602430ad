package org.mailassay.appliance.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.appliance.spamfilter.OddServer;

class ScanCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("mail.eml"), """
                From: Jane <jane@example.com>
                To: joe@example.net
                Subject: Lunch \u001B[2J
                Date: Tue, 1 Sep 2026 09:59:50 +0000
                Message-ID: <lunch@example.com>

                At noon, as ever?
                """);
        Files.writeString(folder.resolve("zones.yml"), """
                example.com: [{TXT: 'v=spf1 ip4:198.51.100.1 -all'}, {MX: [10, mail.example.com]}]
                mail.example.com: [{A: 198.51.100.1}]
                1.100.51.198.in-addr.arpa: [{PTR: mail.example.com}]
                _dmarc.example.com: [{TXT: 'v=DMARC1; p=reject; rua=mailto:d@example.com'}]
                """);
    }

    private Spoken scan(String... more) {
        List<String> line =
                new ArrayList<>(List.of("scan", folder.resolve("mail.eml").toString()));
        line.addAll(List.of("--dns", folder.resolve("zones.yml").toString(), "--no-fetch", "--at", "message"));
        line.addAll(List.of("--ip", "198.51.100.1", "--from", "jane@example.com", "--helo", "mail.example.com"));
        line.addAll(List.of(more));
        return Spoken.by(line.toArray(String[]::new));
    }

    @Test
    void aPersonReadsWhatToMendFirst() {
        Spoken report = scan();

        assertThat(report.code()).isZero();
        assertThat(report.out())
                .containsSubsequence("/ 100  mail.eml", "Authentication", "What to mend", "dkim.result", "In order")
                .contains("spf.result", "Could not be found out")
                .doesNotContain("\u001B");
    }

    @Test
    void aProgramReadsTheResultsOfTheApi() {
        Spoken report = scan("--json");

        assertThat(report.code()).isZero();
        assertThat(report.out())
                .startsWith("{\"scan_id\":\"mail.eml\",\"status\":\"completed\",\"scores\":{\"overall\":")
                .contains("\"spf\":{\"result\":\"pass\"", "\"dmarc\":{\"result\":\"pass\"", "\"protocol\":null")
                .endsWith("\"view_count\":0}\n");
        assertThat(scan("--json").out()).isEqualTo(report.out());
    }

    @Test
    void aBuildFailsUnderTheScoreThatItAsksFor() {
        assertThat(scan("--fail-under", "1").code()).isZero();
        assertThat(scan("--fail-under", "100").code()).isEqualTo(1);
        assertThat(scan("--json", "--text").err()).isEqualTo("mailassay: --json and --text exclude each other\n");
        assertThat(Spoken.by("scan", folder.resolve("none.eml").toString()).err())
                .contains("none.eml");
    }

    @Test
    void whatIsWronglyAskedForIsNoScoreThatIsTooLow() throws IOException {
        for (List<String> wrong : List.of(
                List.of("--json", "--text"),
                List.of("--fail-under", "101"),
                List.of("--fail-under", "-2"),
                List.of("--spamassassin", "nowhere"),
                List.of("--tls"))) {
            assertThat(scan(wrong.toArray(String[]::new)).code())
                    .as("%s", wrong)
                    .isEqualTo(2);
        }
        Path empty = Files.createFile(folder.resolve("empty.eml"));
        Spoken nothing = Spoken.by("scan", empty.toString(), "--no-fetch");
        assertThat(nothing.code()).isEqualTo(1);
        assertThat(nothing.err()).isEqualTo("mailassay: " + empty + " is no message: it has no header\n");
    }

    @Test
    void theFiltersThatAreNamedAreAsked() throws IOException {
        String reply = "SPAMD/1.1 0 EX_OK\r\nSpam: True ; 7.2 / 5.0\r\n\r\n";
        try (OddServer spamd = new OddServer("At noon, as ever?\r\n", OddServer.saying(reply))) {
            String address = "127.0.0.1:" + spamd.address().getPort();
            assertThat(scan("--json", "--spamassassin", address).out()).contains("\"score\":7.2");
        }
        assertThat(scan("--rspamd", "nowhere").err()).startsWith("mailassay: --rspamd: must be ");
    }

    @Test
    void withoutAClientNothingCanBeSaidOfItsSession() {
        String mail = folder.resolve("mail.eml").toString();

        assertThat(Spoken.by("scan", mail, "--no-fetch", "--tls", "none").err())
                .isEqualTo("mailassay: --tls says how a client came: give its address too (--ip)\n");
        assertThat(Spoken.by("scan", mail, "--no-fetch", "--helo", "mail.example.com")
                        .err())
                .isEqualTo("mailassay: --helo is the name of a client: give its address too (--ip)\n");
    }

    @Test
    void noScoreIsTooLittleOnlyForWhoAsksForOne() {
        assertThat(ScanCommand.exitCode(OptionalInt.empty(), ScanCommand.ANY_SCORE))
                .isZero();
        assertThat(ScanCommand.exitCode(OptionalInt.empty(), 0)).isEqualTo(1);
        assertThat(ScanCommand.exitCode(OptionalInt.of(0), 0)).isZero();
    }

    @Test
    void authoritiesThatCannotBeReadAreNamed() {
        assertThat(scan("--mark-roots", folder.resolve("none.pem").toString()).err())
                .startsWith("mailassay: --mark-roots: ")
                .contains("none.pem");
    }

    /// RFC 5782, section 5: a list that was given up lists the whole world.
    @Test
    void aListIsBelievedOnceItHasShownThatItWorks() throws IOException {
        list("'1.100.51.198.zen.spamhaus.org': {A: 127.0.0.2}", "'2.0.0.127.zen.spamhaus.org': {A: 127.0.0.2}");
        assertThat(scan("--json").out()).contains("\"listed_count\":1", "\"critical_blocklist\"");

        list("'*.zen.spamhaus.org': {A: 127.0.0.2}");
        assertThat(scan("--json").out())
                .contains("\"left_out\":[{\"list\":\"Spamhaus ZEN\"")
                .doesNotContain("\"listed_count\":1", "critical_blocklist");
    }

    @Test
    void eachRecordToPublishStandsInALineOfItsOwn() throws IOException {
        String exchanger = "{MX: [10, mail.example.com]}";
        Files.writeString(
                folder.resolve("zones.yml"),
                Files.readString(folder.resolve("zones.yml"))
                                .replace(
                                        exchanger,
                                        exchanger + ", {MX: [20, back.example.com]}, {MX: [30, gone.example.com]}")
                        + "back.example.com: [{A: 198.51.100.2}]\n");

        assertThat(scan().out())
                .contains("  example.com MX  10 mail.example.com\n", "  example.com MX  20 back.example.com\n")
                .doesNotContain("30 gone.example.com\n");
    }

    private void list(String... zones) throws IOException {
        String others = Files.readString(folder.resolve("zones.yml"))
                .lines()
                .filter(line -> !line.contains("spamhaus"))
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(folder.resolve("zones.yml"), others + String.join("\n", zones) + "\n");
    }
}
