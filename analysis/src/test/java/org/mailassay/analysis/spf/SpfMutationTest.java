package org.mailassay.analysis.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.ZoneDns;
import org.mailassay.analysis.testing.Zones;

/// Records and messages changed at random: nothing is thrown, and every error has its place.
class SpfMutationTest {
    private static final int ROUNDS = 20_000;
    private static final String ALPHABET = "%{}dlsoiphvcrtDR0123.-+,/_=:~?! aAmxZ\u0000\u00e9\n\"";
    private static final List<String> RECORDS = List.of(
            "v=spf1 a mx:example.com/24//64 ip4:192.0.2.0/24 ip6:2001:db8::/32 ptr include:example.com -all",
            "v=spf1 exists:%{ir}.%{l1r+-}._spf.%{d2} redirect=%{h}",
            "v=spf1 a:%{L.-+,/_=}.%%%_%-.example.com ?all exp=why.%{o} x=%{s3r}",
            "V=SPF1 +A/0 ~MX//0 -PTR:example.com ALL");
    private static final ZoneDns WORLD = Zones.of("""
            example.com: [{TXT: v=spf1 a mx -all}, {A: 192.0.2.1}, {MX: [1, example.com]}, {MX: [2, .]}]
            why.example.com: [{TXT: "%{s} %{p} %{i} %{c} %{r} %{t} is not me"}]
            9.2.0.192.in-addr.arpa: [{PTR: example.com}, {PTR: x.example.com}]
            x.example.com: [{A: 192.0.2.9}]
            """);

    private final Random random = new Random(7_208);

    private String mutated(String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int changes = random.nextInt(1, 5); changes > 0; changes--) {
            int at = random.nextInt(changed.length() + 1);
            int end = Math.min(changed.length(), at + random.nextInt(4));
            switch (random.nextInt(4)) {
                case 0 -> changed.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                case 1 -> changed.delete(at, end);
                case 2 -> changed.insert(at, changed.substring(at, end));
                default -> changed.replace(at, end, "" + ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
        }
        return changed.toString();
    }

    private String mutatedRecord() {
        String record = RECORDS.get(random.nextInt(RECORDS.size()));
        return record.substring(0, 7) + mutated(record.substring(7));
    }

    @Test
    void every_error_has_its_place() {
        int broken = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String record = mutatedRecord();
            switch (SpfRecord.parse(record)) {
                case SpfSyntax.Broken errors -> {
                    broken++;
                    for (SpfSyntaxError error : errors.errors()) {
                        assertThat(error.offset()).as(record).isBetween(7, record.length());
                        assertThat(record).contains(error.term());
                    }
                }
                case SpfSyntax.Correct correct -> assertRepeats(correct.policy());
            }
        }
        assertThat(broken).isBetween(ROUNDS / 10, ROUNDS);
    }

    /// Each term of a correct record stands where it says and means the same when it stands alone.
    private static void assertRepeats(SpfRecord policy) {
        for (Directive each : policy.directives()) {
            assertThat(policy.text().startsWith(each.text(), each.offset())).isTrue();
            SpfSyntax alone = SpfRecord.parse("v=spf1 " + each.text());
            assertThat(alone).isInstanceOf(SpfSyntax.Correct.class);
            assertThat(((SpfSyntax.Correct) alone)
                            .policy()
                            .directives()
                            .getFirst()
                            .mechanism())
                    .isEqualTo(each.mechanism());
        }
    }

    @Test
    void evaluation_and_judgement_always_come_to_an_end() {
        List<String> senders = List.of(
                "user@own.example.com", "a b-c+d@own.example.com", "@own.example.com", "\u00e9@own.example.com");
        InetAddress[] clients = {InetAddress.ofLiteral("192.0.2.9"), InetAddress.ofLiteral("2001:db8::9")};
        List<String> results = new ArrayList<>();
        for (int i = 0; i < ROUNDS / 10; i++) {
            String record = mutatedRecord();
            Dns dns = own(record);
            SpfRequest request =
                    SpfRequest.mailFrom(clients[i % 2], mutated("helo.example.com"), senders.get(i % senders.size()));
            SpfCheck check = new SpfEvaluation(dns).check(request);
            results.add(check.result().keyword());
            assertThat(check.terms()).isLessThanOrEqualTo(11);
            assertThat(check.voidLookups()).isLessThanOrEqualTo(3);
            assertThatNoException().isThrownBy(() -> ReceivedSpf.of(check));
            SpfRecordJudgement judged = SpfRecordJudgement.of(new DomainName("own.example.com"), dns);
            if (check.result() instanceof SpfResult.PermError error
                    && error.error() instanceof SpfPermanentError.Syntax syntax
                    && syntax.domain().equals("own.example.com")) {
                assertThat(((SpfRecordJudgement.Judged) judged).faults())
                        .anyMatch(fault -> fault.reason() == SpfRecordFault.SYNTAX);
            }
        }
        assertThat(results).contains("pass", "fail", "neutral", "permerror");
    }

    private static Dns own(String record) {
        ZoneDns own = ZoneDns.builder().text("own.example.com", record).build();
        return (name, type) -> (name.equals("own.example.com") ? own : WORLD).query(name, type);
    }
}
