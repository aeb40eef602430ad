package org.mailassay.appliance.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsAnswer.Cause;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.Security;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/// Validation from a trust anchor down (RFC 4035, section 5), against a zone signed here.
@Timeout(30)
class LocalValidationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private static SignedZone zone() throws Exception {
        Name root = Name.root;
        Name host = new Name("a.root-servers.example.");
        return new SignedZone(
                NOW,
                List.of(
                        new SOARecord(root, DClass.IN, 300, host, host, 1, 7200, 3600, 1209600, 300),
                        new NSRecord(root, DClass.IN, 300, host),
                        new TXTRecord(new Name("signed."), DClass.IN, 300, "v=spf1 -all"),
                        new NSRecord(new Name("unsigned."), DClass.IN, 300, host)));
    }

    private static DnsjavaDns validating(DnsServer server, String anchor, Instant now) {
        DnsSettings settings = DnsSettings.of(List.of(server.address()))
                .withTimeouts(Duration.ofSeconds(2), 2, Duration.ofSeconds(8))
                .withValidation(Validation.LOCAL, anchor);
        return new DnsjavaDns(settings, Clock.fixed(now, ZoneOffset.UTC));
    }

    /// Answers for the delegated zone, which has no signatures, itself.
    private static DnsServer.Responder withUnsigned(SignedZone zone) {
        return (query, transport) -> {
            Name name = query.getQuestion().getName();
            boolean child = name.labels() > 2
                    || (name.equals(new Name("unsigned."))
                            && query.getQuestion().getType() != Type.DS);
            return child
                    ? MasterFile.of("www.unsigned. 300 IN TXT hello").respond(query, transport)
                    : zone.respond(query, transport);
        };
    }

    @Test
    void signed_answers_and_proofs_of_absence_are_secure() throws Exception {
        SignedZone zone = zone();
        try (DnsServer server = DnsServer.start(zone);
                DnsjavaDns dns = validating(server, zone.anchor(), NOW)) {
            DnsAnswer found = dns.query("signed", RecordType.TXT);
            assertThat(found)
                    .isInstanceOfSatisfying(
                            DnsAnswer.Found.class,
                            answer -> assertThat(answer.records()).containsExactly(DnsRecord.Txt.of("v=spf1 -all")));
            assertThat(found.security()).isEqualTo(Security.SECURE);
            assertThat(dns.query("signed", RecordType.A)).isEqualTo(new DnsAnswer.NoData(Security.SECURE));
            assertThat(dns.query("nowhere", RecordType.A)).isEqualTo(new DnsAnswer.NoSuchName(Security.SECURE));
        }
    }

    @Test
    void a_zone_that_is_provably_unsigned_is_insecure() throws Exception {
        SignedZone zone = zone();
        try (DnsServer server = DnsServer.start(withUnsigned(zone));
                DnsjavaDns dns = validating(server, zone.anchor(), NOW)) {
            assertThat(dns.query("www.unsigned", RecordType.TXT)).isInstanceOf(DnsAnswer.Found.class);
            assertThat(dns.query("www.unsigned", RecordType.TXT).security()).isEqualTo(Security.INSECURE);
        }
    }

    @Test
    void a_changed_answer_is_bogus() throws Exception {
        SignedZone zone = zone();
        DnsServer.Responder forging = (query, transport) -> {
            Message response = zone.answer(query);
            List<Record> answers = new ArrayList<>(response.getSection(Section.ANSWER));
            response.removeAllRecords(Section.ANSWER);
            answers.replaceAll(each -> each instanceof TXTRecord
                    ? new TXTRecord(each.getName(), DClass.IN, each.getTTL(), "v=spf1 +all")
                    : each);
            answers.forEach(each -> response.addRecord(each, Section.ANSWER));
            return List.of(response.toWire());
        };
        try (DnsServer server = DnsServer.start(forging);
                DnsjavaDns dns = validating(server, zone.anchor(), NOW)) {
            assertBogus(dns.query("signed", RecordType.TXT));
        }
    }

    @Test
    void an_expired_signature_is_bogus() throws Exception {
        SignedZone zone = zone();
        try (DnsServer server = DnsServer.start(zone);
                DnsjavaDns dns = validating(server, zone.anchor(), NOW.plus(Duration.ofDays(8)))) {
            assertBogus(dns.query("signed", RecordType.TXT));
        }
    }

    @Test
    void another_anchor_makes_everything_bogus() throws Exception {
        try (DnsServer server = DnsServer.start(zone());
                DnsjavaDns dns = validating(server, DnsSettings.ROOT_ANCHORS, NOW)) {
            assertBogus(dns.query("signed", RecordType.TXT));
        }
    }

    @Test
    void a_server_that_fails_is_no_bogus_answer() throws Exception {
        SignedZone zone = zone();
        DnsServer.Responder failing = (query, transport) -> query.getQuestion().getType() == Type.TXT
                ? List.of(MasterFile.failure(query, 2))
                : zone.respond(query, transport);
        try (DnsServer server = DnsServer.start(failing);
                DnsjavaDns dns = validating(server, zone.anchor(), NOW)) {
            assertThat(dns.query("signed", RecordType.TXT))
                    .isInstanceOfSatisfying(
                            DnsAnswer.Failed.class,
                            failed -> assertThat(failed.cause()).isEqualTo(Cause.SERVER_FAILURE));
        }
    }

    private static void assertBogus(DnsAnswer answer) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        DnsAnswer.Failed.class,
                        failed -> assertThat(failed.cause()).as(failed.detail()).isEqualTo(Cause.BOGUS));
    }
}
