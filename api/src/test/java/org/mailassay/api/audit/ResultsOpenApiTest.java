package org.mailassay.api.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.checks.CheckSetup;
import org.mailassay.analysis.checks.Checks;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.images.ImageOptimizer;
import org.mailassay.analysis.images.OptimizedImages;
import org.mailassay.analysis.json.PlainJson;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.reputation.ReputationAnswer;
import org.mailassay.analysis.reputation.ReputationSource;
import org.mailassay.analysis.reputation.SourceName;
import org.mailassay.analysis.scan.ScanAnalysis;
import org.mailassay.analysis.scan.ScanLimits;
import org.mailassay.analysis.scan.ScanListener;
import org.mailassay.analysis.scan.ScanPorts;
import org.mailassay.analysis.scan.ScanResults;
import org.mailassay.analysis.spamfilter.FilterAnswer;
import org.mailassay.analysis.spamfilter.FilterName;
import org.mailassay.analysis.spamfilter.SpamFilter;
import org.mailassay.analysis.testing.FakeWeb;
import org.mailassay.analysis.testing.Resources;
import org.mailassay.analysis.testing.ScanMail;
import org.mailassay.api.http.JsonReader;
import org.mailassay.api.http.JsonValue;
import org.mailassay.api.openapi.OpenApiDocument;
import org.mailassay.api.testing.SchemaCheck;

/// The results of scans against the schema of the Audit family's OpenAPI document: whatever a scan says is described,
/// and whatever is said to be there always is.
class ResultsOpenApiTest {
    private static final JsonValue.Fields DOCUMENT =
            OpenApiDocument.audit("0.0.0-test").json();

    /// What the reference names, with the form that it gives to it.
    private static final Map<String, List<String>> REFERENCE = Map.of(
            "Results",
            List.of(
                    "scan_id",
                    "status",
                    "scores",
                    "email",
                    "server",
                    "authentication",
                    "security",
                    "reputation",
                    "content"),
            "Scores",
            List.of("overall", "spam", "breakdown"),
            "Authentication",
            List.of("spf", "dkim", "dmarc", "bimi", "dnssec", "mx", "pgp"),
            "SpfResult",
            List.of("result", "record", "domain", "dns_lookups"),
            "DkimResult",
            List.of("result", "signatures", "selector", "domain"),
            "DmarcResult",
            List.of("result", "policy", "record", "alignment"));

    /// A scan that gives what the golden ones have nothing of.
    record Kind(String name, ScanMail mail, ScanPorts ports) {
        static Kind of(String name, ScanMail mail) {
            return new Kind(name, mail, mail.ports());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        ScanMail clean = ScanMail.newsletter();
        String zones = clean.zones();
        ScanPorts dead = new ScanPorts(
                (_, _) -> new DnsAnswer.Failed(DnsAnswer.Cause.TIMEOUT, "no answer in time"),
                Fetcher.none(),
                List.of());
        return Stream.of(
                new Kind("no answers", clean, dead),
                Kind.of("an upload", clean.uploaded()),
                Kind.of("a text alone", ScanMail.of("From: a@example.com\nSubject: x\n\nhello\n")),
                Kind.of("nobody's", ScanMail.of("Subject: x\n\nhello\n")),
                Kind.of("no record of DMARC", clean.withZones(zones.replace("v=DMARC1", "v=none"))),
                Kind.of(
                        "receivers of reports",
                        clean.withZones(
                                zones.replace("rua=", "ruf=mailto:f@other.test; fo=x; rua=mailto:a@elsewhere.test,"))),
                Kind.of(
                        "SPF with includes",
                        clean.withZones(
                                zones.replace("v=spf1 ip4:192.0.2.1 -all", "v=spf1 include:i.test a:no.test -all")
                                        + "i.test:\n  - TXT: v=spf1 ip4:198.51.100.1 ?all\n")),
                Kind.of(
                        "a broken signature",
                        clean.replacing("The long walk", "The longer walk").unsigned()),
                Kind.of(
                        "a domain with everything",
                        clean.withZones(zones + """
                                default._bimi.example.com:
                                  - TXT: "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/mark.pem"
                                _mta-sts.example.com:
                                  - TXT: "v=STSv1; id=1"
                                _smtp._tls.example.com:
                                  - TXT: "v=TLSRPTv1; rua=mailto:tls@example.com"
                                _25._tcp.mail.example.com:
                                  - TLSA: [3, 1, 1, 0000000000000000000000000000000000000000000000000000000000000000]
                                """)
                                .fetching(new FakeWeb("https://mta-sts.example.com/.well-known/mta-sts.txt 200")
                                        .with("https://example.com/logo.svg", "image/svg+xml", "<svg/>".getBytes(UTF_8))
                                        .with("https://example.com/mark.pem", "text/plain", "x".getBytes(UTF_8)))),
                new Kind("services", clean, services(clean)));
    }

    private static ScanPorts services(ScanMail mail) {
        FakeWeb web = new FakeWeb("https://example.com/books/walk 302 https://example.com/books/lamps")
                .with("https://example.com/walk.png", "image/png", Resources.bytes("/scan/walk.png"));
        ImageOptimizer optimizer = _ -> new ImageOptimizer.Optimization.Smaller(Octets.of(new byte[] {1}));
        return new ScanPorts(
                mail.ports().dns(),
                web,
                List.of(
                        filter(
                                FilterName.RSPAMD,
                                new FilterAnswer.Judged(
                                        4.5, 15, List.of(new FilterAnswer.FiredRule("MISSING_TO", 1.5, "No To")))),
                        filter(FilterName.SPAMASSASSIN, new FilterAnswer.Judged(2, 5, List.of()))),
                List.of(
                        source(SourceName.SENDERSCORE, new ReputationAnswer.Scored(90)),
                        source(SourceName.ABUSEIPDB, new ReputationAnswer.Reported(10, 2, ""))),
                optimizer,
                new OptimizedImages());
    }

    private static SpamFilter filter(FilterName name, FilterAnswer answer) {
        return new SpamFilter() {
            @Override
            public FilterName name() {
                return name;
            }

            @Override
            public FilterAnswer judge(ReceivedMessage message) {
                return answer;
            }
        };
    }

    private static ReputationSource source(SourceName name, ReputationAnswer answer) {
        return new ReputationSource() {
            @Override
            public SourceName name() {
                return name;
            }

            @Override
            public ReputationAnswer about(InetAddress address) {
                return answer;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "broken-html",
                "clean",
                "huge-image",
                "listed",
                "misaligned",
                "no-spf",
                "no-text",
                "report-receiver",
                "short-key",
                "shortener",
                "tracking-pixel",
                "uncovered"
            })
    void everyGoldenResultIsAsDescribed(String name) {
        String golden = Resources.text("/scan/golden/" + name + ".json");
        // All but the first are kept without what they share.
        String added = golden.contains("\"checks\"") ? "" : "\"checks\": [], ";

        assertThat(complaints("{\"view_count\": 0, " + added + golden.substring(golden.indexOf('{') + 1)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindOfResultIsAsDescribed(Kind kind) {
        SequencedMap<String, Object> results = ScanResults.of(
                "s1",
                new ScanAnalysis(
                                Checks.all(CheckSetup.of("mx.example.net")),
                                kind.mail().evaluation(),
                                ScanLimits.DEFAULT)
                        .scan(kind.mail().message(), kind.ports(), ScanListener.none()));
        results.put("view_count", 0);

        assertThat(complaints(PlainJson.of(results))).isEmpty();
    }

    /// None of the checks can end in time.
    @Test
    void theReferencesObjectsAreThereWhenNothingIsKnown() {
        ScanMail mail = ScanMail.newsletter();
        SequencedMap<String, Object> results = ScanResults.of(
                "s1",
                new ScanAnalysis(
                                Checks.all(CheckSetup.of("mx.example.net")),
                                mail.evaluation(),
                                new ScanLimits(ScanLimits.DEFAULT.deadline(), Duration.ofNanos(1)))
                        .scan(mail.message(), mail.ports(), ScanListener.none()));
        results.put("view_count", 0);

        assertThat(complaints(PlainJson.of(results))).isEmpty();
        assertThat(results.get("authentication"))
                .isInstanceOfSatisfying(
                        Map.class,
                        fields -> assertThat(fields.get("dmarc")).asString().contains("result=unverified"));
    }

    /// Nothing said of an object is its form: every object of the results has properties, or names the form of what is
    /// in it; only evidence is free.
    @Test
    void everyFieldOfTheReferenceHasAForm() {
        REFERENCE.forEach((schema, fields) ->
                assertThat(properties(schemas(schema)).keySet()).as(schema).containsAll(fields));
        assertThat(schemas("Results").fields()).containsEntry("additionalProperties", new JsonValue.Flag(false));
        Set<String> formless = new TreeSet<>();
        collectFormless("Results", schemas("Results"), new TreeSet<>(), formless);
        assertThat(formless).containsExactly("Finding.evidence");
    }

    private static void collectFormless(String place, JsonValue.Fields schema, Set<String> seen, Set<String> formless) {
        if (schema.fields().get("$ref") instanceof JsonValue.Text(String reference)) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            if (seen.add(name)) {
                collectFormless(name, schemas(name), seen, formless);
            }
            return;
        }
        boolean object = new JsonValue.Text("object").equals(schema.fields().get("type"));
        if (object
                && !schema.fields().containsKey("properties")
                && !(schema.fields().get("additionalProperties") instanceof JsonValue.Fields)) {
            formless.add(place);
        }
        properties(schema)
                .forEach(
                        (name, below) -> collectFormless(place + "." + name, (JsonValue.Fields) below, seen, formless));
        if (schema.fields().get("items") instanceof JsonValue.Fields items) {
            collectFormless(place + "[]", items, seen, formless);
        }
        if (schema.fields().get("anyOf") instanceof JsonValue.Items(List<JsonValue> choices)) {
            choices.forEach(choice -> collectFormless(place, (JsonValue.Fields) choice, seen, formless));
        }
    }

    private static Map<String, JsonValue> properties(JsonValue.Fields schema) {
        return Optional.ofNullable(schema.fields().get("properties"))
                .map(found -> ((JsonValue.Fields) found).fields())
                .orElse(Map.of());
    }

    private static JsonValue.Fields schemas(String name) {
        return SchemaCheck.resolve(
                DOCUMENT, new JsonValue.Fields(Map.of("$ref", new JsonValue.Text("#/components/schemas/" + name))));
    }

    private static List<String> complaints(String json) {
        return switch (JsonReader.read(json)) {
            case JsonReader.Reading.Read(JsonValue value) ->
                SchemaCheck.complaints(DOCUMENT, schemas("Results"), value);
            case JsonReader.Reading.Malformed(String reason) -> throw new AssertionError(reason);
        };
    }
}
