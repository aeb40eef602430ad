package org.mailassay.analysis.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.ZoneDns;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.LineEndings;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.testing.SharedFolder;

/// Every message of the Mail::DKIM corpus, judged by the rules of its time and by those in force.
///
/// The table names for each file what its signatures give, from the top down. By the historic rules every
/// verdict is the one in the file's name: `good`, `goodkey`, `mine`, `no_body` and `multiple` pass, the others
/// do not. By the rules in force nothing passes, since the corpus is of rsa-sha1, of keys under 1024 bits or of
/// the drafts' versions. Out of scope are the files that have DomainKeys signatures only (RFC 4870, historic),
/// which give `none`, and `good_ietf00`, signed by a draft that had no body hash; Mail::DKIM does not verify
/// those either.
class MailDkimCorpusTest {
    /// Only `ignore_7` expires at all, and is to be found expired.
    private static final Instant NOW = Instant.parse("2020-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvFileSource(resources = "/dkim/mail-dkim-corpus.csv", useHeadersInDisplayName = true)
    void verdicts(String file, String historic, String current) throws IOException {
        Path suite = SharedFolder.require("suites/dkim");
        HeaderFields message =
                HeaderFields.of(LineEndings.canonical(Octets.of(Files.readAllBytes(suite.resolve("corpus/" + file)))));
        Dns dns = fakeDns(suite);

        assertThat(results(message, dns, DkimRules.HISTORIC))
                .as("historic rules")
                .isEqualTo(historic);
        assertThat(results(message, dns, DkimRules.CURRENT)).as("current rules").isEqualTo(current);
    }

    @Test
    void theTableHasEveryFile() throws IOException {
        Path corpus = SharedFolder.require("suites/dkim/corpus");
        try (Stream<Path> files = Files.list(corpus);
                var table = MailDkimCorpusTest.class.getResourceAsStream("/dkim/mail-dkim-corpus.csv")) {
            List<String> rows = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(row -> row.substring(0, row.indexOf(',')))
                    .toList();
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(rows);
        }
    }

    private static String results(HeaderFields message, Dns dns, DkimRules rules) {
        List<DkimVerdict> verdicts = new DkimVerification(dns, rules, new KeyRecordCache()).verify(message, NOW);
        return verdicts.isEmpty()
                ? "none"
                : verdicts.stream()
                        .map(verdict -> ShortForm.of(verdict.result()))
                        .collect(Collectors.joining(" "));
    }

    /// The corpus' own form of a zone: a name, white space, and the text, or what happens instead.
    private static Dns fakeDns(Path suite) throws IOException {
        ZoneDns.Builder zones = ZoneDns.builder();
        for (String line : Files.readAllLines(suite.resolve("FAKE_DNS.dat"), StandardCharsets.ISO_8859_1)) {
            String[] nameAndText = line.split("\\s+", 2);
            if (line.startsWith("#") || nameAndText.length < 2) {
                continue;
            }
            String name = nameAndText[0];
            switch (nameAndText[1]) {
                case "NXDOMAIN" -> {}
                case "~~Query timed out~~" ->
                    zones.answer(name, RecordType.TXT, new DnsAnswer.Failed(DnsAnswer.Cause.TIMEOUT, "timed out"));
                case "~~SERVFAIL~~" ->
                    zones.answer(
                            name, RecordType.TXT, new DnsAnswer.Failed(DnsAnswer.Cause.SERVER_FAILURE, "SERVFAIL"));
                default -> zones.text(name, nameAndText[1]);
            }
        }
        return zones.build();
    }
}
