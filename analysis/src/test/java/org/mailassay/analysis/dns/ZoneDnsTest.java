package org.mailassay.analysis.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailassay.analysis.dns.DnsAnswer.Cause;
import org.mailassay.analysis.dns.DnsAnswer.Failed;
import org.mailassay.analysis.dns.DnsAnswer.Found;
import org.mailassay.analysis.dns.DnsAnswer.NoData;
import org.mailassay.analysis.dns.DnsAnswer.NoSuchName;
import org.mailassay.analysis.testing.Zones;

class ZoneDnsTest {
    private static final ZoneDns ZONES = Zones.of("""
            example.com:
              - TXT: v=spf1 -all
              - TXT: [one, "\\xe9 ", three]
              - MX: [10, Mail.Example.com.]
              - MX: 20 backup.example.com
              - NS: ns.example.com
              - CAA: [0, issue, ca.example]
              - SOA: ns.example.com. hostmaster.example.com. 2026010101 7200 3600 1209600 300
              - DS: 12345 13 2 ABCDEF
              - TTL: 60
            mail.example.com: {A: 198.51.100.1, AAAA: "2001:db8::1"}
            _25._tcp.mail.example.com:
              - TLSA: [3, 1, 1, 0A0B]
            www.example.com:
              - CNAME: web.example.com
            web.example.com:
              - CNAME: MAIL.example.com.
            loop.example.com:
              - CNAME: LOOP.example.com
            dangling.example.com:
              - CNAME: nowhere.example.com
            "*.wild.example.com":
              - TXT: wild
            deep.a.wild.example.com:
              - A: 198.51.100.2
            slow.example.com: TIMEOUT
            half.example.com:
              - A: 198.51.100.3
              - SERVFAIL
            broken.example.com:
              - TXT: REFUSED
            gone.example.com:
              - NXDOMAIN
            secure.example:
              - SECURE
              - TXT: signed
            forged.example:
              - BOGUS
              - TXT: forged
            """);

    private static Found found(String name, RecordType type) {
        return (Found) ZONES.query(name, type);
    }

    @Test
    void answers_each_type_of_record() {
        assertThat(found("EXAMPLE.com.", RecordType.TXT).as(DnsRecord.Txt.class))
                .extracting(DnsRecord.Txt::joined)
                .containsExactly("v=spf1 -all", "one\u00E9 three");
        assertThat(found("example.com", RecordType.MX).records())
                .containsExactly(new DnsRecord.Mx(10, "mail.example.com"), new DnsRecord.Mx(20, "backup.example.com"));
        assertThat(found("example.com", RecordType.NS).records()).containsExactly(new DnsRecord.Ns("ns.example.com"));
        assertThat(found("example.com", RecordType.CAA).records())
                .containsExactly(new DnsRecord.Caa(0, "issue", "ca.example"));
        assertThat(found("example.com", RecordType.SOA).records())
                .containsExactly(new DnsRecord.Soa(
                        "ns.example.com", "hostmaster.example.com", 2026010101, 7200, 3600, 1209600, 300));
        assertThat(found("example.com", RecordType.DS).records())
                .containsExactly(new DnsRecord.Other(RecordType.DS, "30390d02abcdef"));
        assertThat(found("_25._tcp.mail.example.com", RecordType.TLSA).records())
                .containsExactly(new DnsRecord.Tlsa(3, 1, 1, "0a0b"));
        assertThat(found("mail.example.com", RecordType.AAAA).records())
                .containsExactly(
                        new DnsRecord.Address(IpAddressText.parse("2001:db8::1").orElseThrow()));
        assertThat(found("example.com", RecordType.NS).timeToLive()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void follows_aliases() {
        Found found = found("www.example.com", RecordType.A);
        assertThat(found.aliases()).containsExactly("web.example.com", "mail.example.com");
        assertThat(found.records()).hasSize(1);
        assertThat(found("www.example.com", RecordType.CNAME).records())
                .containsExactly(new DnsRecord.Cname("web.example.com"));
        assertThat(ZONES.query("www.example.com", RecordType.MX)).isInstanceOf(NoData.class);
        assertThat(ZONES.query("dangling.example.com", RecordType.A)).isInstanceOf(NoSuchName.class);
        assertThat(ZONES.query("loop.example.com", RecordType.A))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.cause()).isEqualTo(Cause.SERVER_FAILURE));
    }

    @ParameterizedTest
    @CsvSource({
        "nowhere.example.com, TXT, NoSuchName",
        "example.com, PTR, NoData",
        "tcp.mail.example.com, A, NoSuchName",
        "_tcp.mail.example.com, A, NoData",
        "com, A, NoData",
        "a.wild.example.com, TXT, NoData",
        "b.a.wild.example.com, TXT, NoSuchName",
        "slow.example.com, TXT, Failed",
        "half.example.com, TXT, Failed",
        "broken.example.com, TXT, Failed",
        "broken.example.com, A, NoData",
        "gone.example.com, A, NoSuchName",
        "forged.example, TXT, Failed",
        "a.forged.example, TXT, Failed",
        "a..example.com, TXT, Failed",
    })
    void tells_kinds_of_absence_apart(String name, RecordType type, String kind) {
        assertThat(ZONES.query(name, type).getClass().getSimpleName()).isEqualTo(kind);
    }

    @Test
    void answers_from_wildcards_only_for_names_that_do_not_exist() {
        assertThat(found("any.wild.example.com", RecordType.TXT).as(DnsRecord.Txt.class))
                .containsExactly(DnsRecord.Txt.of("wild"));
        assertThat(found("x.any.wild.example.com", RecordType.TXT).records()).hasSize(1);
    }

    @Test
    void redirects_the_names_beneath_another() {
        ZoneDns zones = Zones.of("""
                old.example:
                  - DNAME: New.example.
                  - TXT: own
                a.new.example:
                  - TXT: redirected
                """);
        assertThat(((Found) zones.query("a.old.example", RecordType.TXT)).aliases())
                .containsExactly("a.new.example");
        assertThat(((Found) zones.query("old.example", RecordType.TXT)).aliases())
                .isEmpty();
        assertThat(zones.query("b.old.example", RecordType.TXT)).isInstanceOf(NoSuchName.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.example:                             | NoData",
                "a.example: []                          | NoData",
                "a.example: [{SRV: 0 0 25 b.example}]   | NoData",
                "A.Example.: [TIMEOUT: yes]             | Failed",
                "zonedata:                              | NoSuchName",
                "zonedata: {a.example: {TXT: x}}        | Found",
                "b.example: {A: 1.2.3.4}\\n---\\na.example: {TXT: x} | Found",
                "---                                    | NoSuchName",
            })
    void takes_every_form_that_zones_are_written_in(String yaml, String answer) {
        assertThat(Zones.of(yaml.replace("\\n", "\n"))
                        .query("a.example", RecordType.TXT)
                        .getClass()
                        .getSimpleName())
                .isEqualTo(answer);
    }

    @Test
    void marks_hold_for_the_names_beneath() {
        assertThat(ZONES.query("secure.example", RecordType.TXT).security()).isEqualTo(Security.SECURE);
        assertThat(ZONES.query("a.secure.example", RecordType.TXT)).isEqualTo(new NoSuchName(Security.SECURE));
        assertThat(ZONES.query("example.com", RecordType.TXT).security()).isEqualTo(Security.INDETERMINATE);
        assertThat(ZONES.query("forged.example", RecordType.TXT).security()).isEqualTo(Security.BOGUS);
    }

    @Test
    void obsolete_spf_records_stand_for_text_unless_the_name_has_text() {
        ZoneDns zones = Zones.of("""
                zonedata:
                  both.example:
                    - SPF: spf
                    - TXT: text
                  only.example:
                    - SPF: [sp, f]
                  none.example:
                    - SPF: spf
                    - TXT: NONE
                  slow.example:
                    - SPF: spf
                    - TXT: NONE
                    - TIMEOUT
                """);
        assertThat(zones.query("both.example", RecordType.TXT))
                .extracting(answer -> ((Found) answer).records())
                .isEqualTo(List.of(DnsRecord.Txt.of("text")));
        assertThat(zones.query("only.example", RecordType.TXT))
                .extracting(answer -> ((Found) answer).records())
                .isEqualTo(List.of(new DnsRecord.Txt(List.of("sp", "f"))));
        assertThat(zones.query("none.example", RecordType.TXT)).isInstanceOf(NoData.class);
        assertThat(zones.query("slow.example", RecordType.TXT)).isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|1|1",
                "a.example: [{A: 1.2.3}]|1|17",
                "a.example: [{NOTYPE: x}]|1|22",
                "a.example: [WHATEVER]|1|13",
                "a.example: [{MX: x}]|1|18",
                "a.example: [{MX: [70000, x]}]|1|18",
                "a.example: [{TLSA: 3 1 1 xy}]|1|20",
                "a.example: [{DNSKEY: 257 3 13 =}]|1|22",
                "a.example: [{TTL: -1}]|1|19",
                "a.example: [{A: {b: c}}]|1|17",
                "a.example: [|1|13",
                "a: [[[[[[[[[[[[1]]]]]]]]]]]]|1|1",
            })
    void says_where_a_zone_file_is_wrong(String yaml, int line, int column) {
        assertThat(ZoneFile.read(yaml)).isInstanceOfSatisfying(ZoneFile.Malformed.class, malformed -> {
            assertThat(malformed.line()).isEqualTo(line);
            assertThat(malformed.column()).as(malformed.reason()).isEqualTo(column);
        });
    }

    @Test
    void reads_octets_that_are_marked_as_binary() {
        ZoneDns zones = Zones.of("a.example: [{TXT: !!binary dgCA}]");
        assertThat(zones.query("a.example", RecordType.TXT))
                .extracting(answer -> ((Found) answer).records())
                .isEqualTo(List.of(DnsRecord.Txt.of("v\0\u0080")));
    }

    @Test
    void an_empty_file_is_an_empty_world() {
        assertThat(Zones.of("").query("example.com", RecordType.A)).isInstanceOf(NoSuchName.class);
    }

    @ParameterizedTest
    @EnumSource(RecordType.class)
    void a_recording_survives_json(RecordType type) {
        RecordingDns recording = new RecordingDns(ZONES);
        for (String name : List.of(
                "example.com",
                "www.example.com",
                "nowhere.example",
                "slow.example.com",
                "mail.example.com",
                "_25._tcp.mail.example.com",
                "secure.example",
                "forged.example")) {
            recording.query(name, type);
        }
        String json = recording.recorded().toJson();
        assertThat(RecordedAnswers.fromJson(json)).isEqualTo(new RecordedAnswers.Reading.Parsed(recording.recorded()));
        ReplayedDns replayed = new ReplayedDns(recording.recorded());
        assertThat(replayed.query("WWW.example.com.", type)).isEqualTo(ZONES.query("www.example.com", type));
        assertThat(replayed.query("unasked.example", type)).isInstanceOf(Failed.class);
    }

    @Test
    void a_recording_keeps_the_first_answer() {
        DnsAnswer[] answer = {new NoData(Security.INSECURE)};
        RecordingDns recording = new RecordingDns((name, type) -> answer[0]);
        recording.query("example.com", RecordType.A);
        answer[0] = new NoSuchName(Security.INSECURE);
        assertThat(recording.query("Example.com.", RecordType.A)).isInstanceOf(NoData.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "{}",
                "[{}]",
                "[{\"name\":\"a\",\"type\":\"A\",\"answer\":\"found\"}]",
                "[1]",
                "[",
                "[{\"name\":\"a\",\"type\":\"A\",\"answer\":\"found\",\"ttl\":1,\"security\":\"x\",\"records\":[[\"1\"]]}]",
                "[{\"name\":{}}]"
            })
    void says_what_is_wrong_with_a_recording(String json) {
        assertThat(RecordedAnswers.fromJson(json)).isInstanceOf(RecordedAnswers.Reading.Malformed.class);
    }
}
