package org.mailassay.analysis.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailassay.analysis.dkim.DkimSigning;
import org.mailassay.analysis.dkim.KeyType;
import org.mailassay.analysis.dkim.SigningKey;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.json.PlainJson;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.scan.CheckOutcome;
import org.mailassay.analysis.scan.ScanAnalysis;
import org.mailassay.analysis.scan.ScanLimits;
import org.mailassay.analysis.scan.ScanListener;
import org.mailassay.analysis.scan.ScanPorts;
import org.mailassay.analysis.scan.ScanReport;
import org.mailassay.analysis.scan.ScanResults;
import org.mailassay.analysis.score.Fix;
import org.mailassay.analysis.score.ScoredFinding;
import org.mailassay.analysis.testing.FakeWeb;
import org.mailassay.analysis.testing.Resources;
import org.mailassay.analysis.testing.ScanMail;

/// A good newsletter, and others that differ from it by one defect. Each defect costs in one place only, and the gain
/// that is shown for it is exactly what mending it brings. The whole results are compared with those in
/// `/scan/golden`; `-Dscan.golden=src/test/resources/scan/golden` writes them anew.
class ScanDefectsTest {
    /// What is asserted is what comes out, on however busy a machine.
    private static final ScanLimits UNHURRIED = new ScanLimits(Duration.ofMinutes(10), Duration.ofMinutes(8));

    private static final String WEB = """
            https://example.com/books/walk 200
            https://example.com/books/lamps 200
            https://example.com/books/letters 200
            https://bit.ly/lamps 301 https://example.com/books/lamps
            """;

    /// One transparent pixel.
    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    /// What the domain of the newsletter does without.
    static final List<String> ABSENT = List.of("domain.dnssec", "domain.mta_sts", "domain.tls_rpt");

    /// A newsletter with one defect.
    ///
    /// @param criterion where it costs
    /// @param remedy follows the advice
    record Defect(String name, String criterion, ScanMail mail, BiFunction<ScanMail, Fix, ScanMail> remedy) {
        /// Following the advice gives the good newsletter.
        Defect(String name, String criterion, ScanMail mail) {
            this(name, criterion, mail, (_, _) -> clean());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// The picture, followed by what a careless export leaves in a file.
    private static byte[] huge() {
        return Arrays.copyOf(Resources.bytes("/scan/walk.png"), 3 << 20);
    }

    static FakeWeb web() {
        return new FakeWeb(WEB).with("https://example.com/walk.png", "image/png", Resources.bytes("/scan/walk.png"));
    }

    static ScanMail clean() {
        return ScanMail.newsletter().fetching(web());
    }

    static Stream<Defect> defects() throws GeneralSecurityException {
        String zones = clean().zones();
        return Stream.of(
                new Defect(
                        "no-spf",
                        "spf.result",
                        clean().withZones(zones.replace("  - TXT: \"v=spf1 ip4:192.0.2.1 -all\"\n", ""))),
                new Defect(
                        "no-dmarc",
                        "dmarc.result",
                        clean().withZones(zones.replace(
                                "  - TXT: \"v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com\"\n",
                                "  - A: 192.0.2.1\n")),
                        Remedy::follow),
                new Defect(
                        "no-post",
                        "unsubscribe.one_click",
                        uncovered(withoutPost()),
                        (_, fix) -> Remedy.follow(withoutPost(), fix)),
                new Defect("short-key", "dkim.key_size", shortKey()),
                new Defect("misaligned", "dmarc.result", misaligned()),
                new Defect(
                        "report-receiver",
                        "dmarc.receivers",
                        clean().withZones(zones.replace("mailto:dmarc@example.com", "mailto:example@reports.example"))),
                new Defect(
                        "listed",
                        "blocklists.address",
                        clean().withZones(zones + "1.2.0.192.zen.spamhaus.org:\n  - A: 127.0.0.2\n")),
                new Defect(
                        "shortener",
                        "links.shortener",
                        clean().replacing("https://example.com/books/lamps", "https://bit.ly/lamps")),
                new Defect(
                        "tracking-pixel",
                        "images.tracking",
                        clean().replacing(
                                        "</body>",
                                        "<img src=\"https://open.example.com/p.gif\" alt=\"\" width=\"1\" height=\"1\">\n</body>")
                                .fetching(web().with("https://open.example.com/p.gif", "image/gif", PIXEL))),
                new Defect(
                        "huge-image",
                        "images.weight",
                        clean().fetching(web().with("https://example.com/walk.png", "image/png", huge()))),
                new Defect("no-text", "content.text_part", withoutText()),
                new Defect("uncovered", "unsubscribe.signed", uncovered(clean())),
                new Defect(
                        "broken-html",
                        "content.markup",
                        clean().replacing(
                                        "<h2>The long walk</h2>", "<h2><b>The <i>long</b> walk</i></h3><</h2></div>")));
    }

    /// The same signed with RSA and 1024 bits.
    private static ScanMail shortKey() throws GeneralSecurityException {
        byte[] encoded = Base64.getMimeDecoder().decode(Resources.text("/scan/rsa1024.b64"));
        SigningKey key = switch (SigningKey.of(
                KeyType.RSA, KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded)))) {
            case SigningKey.Read(SigningKey read) -> read;
            case SigningKey.Unusable(String problem) -> throw new AssertionError(problem);
        };
        ScanMail mail = clean();
        return signed(mail, "example.com", "short", key)
                .withZones(
                        mail.zones()
                                + "short._domainkey.example.com:\n  - TXT: \"v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCzg+t/W37n6KpCEh7Tg+bAEuckkCWT81sR7fjeDDCTrRlL9pzlKI/RhQ1hr2kWt6qPiW2D5/fystYbP96uxRTYNDRGnls4Y9hhHACrN76RjVweelhOi8ZoHpiCLj4izOn0bPH3QUdp19ebN1HAE21rFdORpRLudNE9V3YuouO9FwIDAQAB\"\n");
    }

    /// Sent and signed by another domain than the author's.
    private static ScanMail misaligned() {
        ScanMail mail = clean();
        SigningKey key = ScanMail.key();
        return signed(mail, "sender.example", "test", key)
                .reversePath("bounce@sender.example")
                .withZones(mail.zones() + """
                        sender.example:
                          - A: 192.0.2.1
                          - MX: [10, mail.example.com]
                          - TXT: "v=spf1 ip4:192.0.2.1 -all"
                        test._domainkey.sender.example:
                          - TXT: "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
                        """);
    }

    private static ScanMail signed(ScanMail mail, String domain, String selector, SigningKey key) {
        Octets octets = Octets.of(mail.text().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        String field = new DkimSigning(new DomainName(domain), new DomainName(selector), key)
                .sign(octets, mail.receivedAt())
                .replace("\r\n", "\n");
        return mail.withText(field + mail.text()).unsigned();
    }

    /// The HTML alone.
    private static ScanMail withoutText() {
        String text = clean().text();
        String head = text.substring(0, text.indexOf("Content-Type: multipart"));
        String html = text.substring(text.indexOf("Content-Type: text/html"), text.lastIndexOf("\n--between--"));
        return clean().withText(head + html);
    }

    /// Signed without the fields of one-click unsubscription.
    static ScanMail uncovered(ScanMail mail) {
        return mail.withText(Resources.text("/scan/uncovered-signature.txt") + mail.text())
                .unsigned();
    }

    private static ScanMail withoutPost() {
        return clean().replacing("List-Unsubscribe-Post: List-Unsubscribe=One-Click\n", "");
    }

    static ScanReport scan(ScanMail mail) {
        return scan(mail, mail.ports());
    }

    static ScanReport scan(ScanMail mail, ScanPorts ports) {
        ScanReport report = new ScanAnalysis(Checks.all(CheckSetup.of("mx.example.net")), mail.evaluation(), UNHURRIED)
                .scan(mail.message(), ports, ScanListener.none());
        assertThat(report.outcomes())
                .allSatisfy(
                        outcome -> assertThat(outcome.end()).as(outcome.check()).isInstanceOf(CheckOutcome.Done.class));
        return report;
    }

    static List<String> costly(ScanReport report) {
        return report.score().findings().stream()
                .map(ScoredFinding::finding)
                .filter(finding -> finding.status().counts()
                        && finding.points() < finding.criterion().points())
                .map(finding -> finding.criterion().id())
                .toList();
    }

    @Test
    void aCleanNewsletterHasNothingToMend() throws IOException {
        ScanReport report = scan(clean());

        // What few senders have, and what costs little.
        assertThat(costly(report)).isEqualTo(ABSENT);
        assertThat(report.score().overall().orElseThrow()).isGreaterThanOrEqualTo(95);
        compare("clean", report);
    }

    @ParameterizedTest
    @MethodSource("defects")
    void aDefectCostsInOnePlaceAndMendingItGainsWhatIsShown(Defect defect) throws IOException {
        ScanReport report = scan(defect.mail());
        ScoredFinding finding = report.score().findings().stream()
                .filter(scored -> scored.finding().criterion().id().equals(defect.criterion()))
                .findFirst()
                .orElseThrow();
        int gain = finding.gain();
        ScanMail mended =
                defect.remedy().apply(defect.mail(), finding.finding().fix().orElseThrow());

        assertThat(costly(report).stream().filter(id -> !ABSENT.contains(id))).containsExactly(defect.criterion());
        assertThat(gain).isPositive();
        assertThat(report.score().overall().orElseThrow() + gain)
                .isEqualTo(scan(mended).score().overall().orElseThrow());
        compare(defect.name(), report);
    }

    @Test
    void theSameAnswersGiveTheSameResults() {
        assertThat(json("x", scan(misaligned()))).isEqualTo(json("x", scan(misaligned())));
    }

    private static String json(String name, ScanReport report) {
        return PlainJson.of(ScanResults.of(name, report));
    }

    /// What differs little between mails is left out of all but the first.
    private static SequencedMap<String, Object> reduced(String name, ScanReport report) {
        SequencedMap<String, Object> results = ScanResults.of(name, report);
        if (!name.equals("clean")) {
            results.remove("providers");
            results.remove("checks");
            results.put("content", without("client_support", results.getOrDefault("content", Map.of())));
            results.put(
                    "findings",
                    ((List<?>) results.getOrDefault("findings", List.of()))
                            .stream()
                                    .filter(finding -> !"pass".equals(((Map<?, ?>) finding).get("status")))
                                    .toList());
        }
        return results;
    }

    private static Map<Object, Object> without(String name, Object fields) {
        Map<Object, Object> others = new LinkedHashMap<>((Map<?, ?>) fields);
        others.remove(name);
        return others;
    }

    private static void compare(String name, ScanReport report) throws IOException {
        String folder = System.getProperty("scan.golden", "");
        String lines = GoldenJson.lines(PlainJson.of(reduced(name, report)));
        if (!folder.isEmpty()) {
            Files.writeString(Path.of(folder, name + ".json"), lines);
        }
        assertThat(lines).isEqualTo(Resources.text("/scan/golden/" + name + ".json"));
    }
}
