package org.mailassay.analysis.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.ZoneDns;
import org.mailassay.analysis.tags.Fault;
import org.mailassay.analysis.testing.Zones;

class SpfRecordJudgementTest {
    private static final String WORLD = """
            good.example:
              - TXT: v=spf1 ip4:192.0.2.0/24 -all
            host.example:
              - A: 192.0.2.1
            six.example:
              - AAAA: 2001:db8::1
            slow.example: TIMEOUT
            bad.example:
              - TXT: v=spf1 ip4:1.2.3 -all
            two.example:
              - TXT: v=spf1 -all
              - TXT: v=spf1 ~all
            ring.example:
              - TXT: v=spf1 include:ring2.example -all
            ring2.example:
              - TXT: v=spf1 include:ring.example -all
            five.example:
              - TXT: v=spf1 a:host.example a:host.example/24 a:host.example/25 a:host.example/26 a:host.example/27 -all
            mail.example:
              - MX: [10, host.example]
              - MX: [20, gone.example]
            many.example:
            """ + "  - MX: [1, host.example]\n".repeat(11) + """
            null.example:
              - MX: [0, .]
            open.example:
              - TXT: v=spf1 ip4:192.0.2.1 +all
            deep.example:
              - TXT: v=spf1 include:open.example -all
            net4.example:
              - TXT: v=spf1 ip4:0.0.0.0/0 -all
            net6.example:
              - TXT: v=spf1 ip6:::/0 -all
            lower.example:
              - TXT: v=spf1 ip4:0.0.0.0/1 -all
            upper.example:
              - TXT: v=spf1 ip4:128.0.0.0/1 -all
            halves.example:
              - TXT: v=spf1 include:lower.example include:upper.example -all
            closed.example:
              - TXT: v=spf1 -ip4:0.0.0.0/1 include:open.example -all
            soft.example:
              - TXT: v=spf1 ip4:192.0.2.1 ~all
            neutral.example:
              - TXT: v=spf1 ip4:192.0.2.1 ?all
            endless.example:
              - TXT: v=spf1 ip4:192.0.2.1
            onward.example:
              - TXT: v=spf1 redirect=neutral.example
            """;

    private static SpfRecordJudgement judge(String domain, String zones) {
        ZoneDns dns = Zones.of(WORLD + zones);
        return SpfRecordJudgement.of(DomainName.of(domain).orElseThrow(), dns);
    }

    private static SpfRecordJudgement.Judged judged(String record) {
        return (SpfRecordJudgement.Judged) judge("own.example", "own.example: [{TXT: '" + record + "'}]\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=spf1 -all|",
                "v=spf1 ip4:192.0.2.0/24 include:good.example ~all|",
                "v=spf1 redirect=good.example|",
                "v=spf1 include:%{d}.example -all|",
                "v=spf1 exists:%{i}.example -all|",
                "v=spf1 a:six.example a:host.example mx:null.example -all|",
                "v=spf1 ip4:1.2.3 foo -all|syntax@11 syntax@17",
                "v=spf1 +all|everybody_passes@7",
                "v=spf1 all|everybody_passes@7",
                "v=spf1 ip4:0.0.0.0/0 -all|everybody_passes@7",
                "v=spf1 ip4:10.0.0.0/7 ip6:2000::/12 -ip4:0.0.0.0/0 -all|wide_network@7 wide_network@22",
                "v=spf1 ?all|neutral_all@7",
                "v=spf1 ip4:192.0.2.1|no_all@-1",
                "v=spf1|no_all@-1",
                "v=spf1 ptr -all|ptr@7",
                "v=spf1 -all a:host.example redirect=good.example|unreachable_term@12 unreachable_term@27",
                "v=spf1 include:gone.example -all|no_policy_at_target@7",
                "v=spf1 include:host.example -all|no_policy_at_target@7",
                "v=spf1 redirect=gone.example|no_policy_at_target@7",
                "v=spf1 include:bad.example include:two.example -all|broken_target@7 broken_target@27",
                "v=spf1 include:slow.example -all|lookup_failed@7",
                "v=spf1 include:own.example -all|loop@7",
                "v=spf1 include:ring.example -all|loop@-1",
                "v=spf1 foo=bar -all|unknown_modifier@7",
                "v=spf1 a:host.example A:HOST.example -all|repeated_term@22",
                "v=spf1 a:gone.example -all|void_lookup@7",
                "v=spf1 exists:six.example -all|void_lookup@7",
                "v=spf1 mx:mail.example mx:host.example -all|void_lookup@7 void_lookup@23",
                "v=spf1 a mx a:gone.example -all|void_lookup@7 void_lookup@9 void_lookup@12 too_many_void_lookups@-1",
                "v=spf1 mx:many.example -all|too_many_exchangers@7",
                "v=spf1 a:slow.example mx:slow.example -all|",
                "v=spf1 include:open.example -all|everybody_passes@7",
                "v=spf1 ip4:192.0.2.1 redirect=open.example|everybody_passes@21",
                "v=spf1 a:host.example include:deep.example -all|everybody_passes@22",
                "v=spf1 include:net4.example -all|everybody_passes@7",
                "v=spf1 include:net6.example -all|everybody_passes@7",
                "v=spf1 include:halves.example -all|everybody_passes@7",
                "v=spf1 include:open.example include:deep.example -all|everybody_passes@7 everybody_passes@28",
                "v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all|wide_network@7 everybody_passes@7 wide_network@21"
                        + " everybody_passes@21",
                "v=spf1 include:lower.example ip4:192.0.2.1 include:upper.example -all|everybody_passes@7"
                        + " everybody_passes@43",
                "v=spf1 include:lower.example include:good.example -all|",
                "v=spf1 include:closed.example -all|",
                "v=spf1 ?include:open.example -all|",
                "v=spf1 -include:open.example include:open.example -all|",
                "v=spf1 -all include:open.example|unreachable_term@12",
                "v=spf1 include:soft.example include:neutral.example include:endless.example -all|",
                "v=spf1 redirect=soft.example|",
                "v=spf1 redirect=neutral.example|neutral_all@7",
                "v=spf1 redirect=endless.example|no_all@7",
                "v=spf1 include:neutral.example redirect=onward.example|neutral_all@31",
            })
    void says_what_is_wrong_and_where(String record, @Nullable String faults) {
        List<String> wanted = faults == null ? List.of() : Arrays.asList(faults.split(" ", -1));
        assertThat(judged(record).faults())
                .as(judged(record).faults().toString())
                .extracting(fault -> fault.code() + "@" + fault.offset())
                .containsExactlyElementsOf(wanted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            include:open.example -all   | +all stands in the record of open.example.
            include:deep.example -all   | +all stands in the record of open.example.
            redirect=deep.example       | +all stands in the record of open.example.
            include:net6.example -all   | ip6:::/0 stands in the record of net6.example.
            include:halves.example -all | the networks in the record of halves.example are together every address there is.
            """)
    void tells_who_lets_everybody_in(String terms, String cause) {
        assertThat(judged("v=spf1 " + terms).faults())
                .singleElement()
                .extracting(Fault::text)
                .isEqualTo(terms.split(" ", -1)[0] + " lets everybody send in the name of this domain: " + cause);
    }

    @Test
    void counts_the_terms_of_every_record_below() {
        SpfRecordJudgement.Judged ten = judged("v=spf1 include:five.example a:host.example mx:null.example"
                + " a:six.example a:host.example/24 ip4:192.0.2.1 -all");
        assertThat(ten.tree().terms()).isEqualTo(10);
        assertThat(ten.faults()).isEmpty();
        SpfRecordJudgement.Judged twelve = judged("v=spf1 include:five.example redirect=five.example");
        assertThat(twelve.tree().terms()).isEqualTo(12);
        assertThat(twelve.faults()).extracting(Fault::code).containsExactly("too_many_lookups");
        assertThat(twelve.tree().below())
                .extracting(SpfPolicyNode::term)
                .containsExactly("include:five.example", "redirect=five.example");
    }

    @Test
    void a_tree_that_doubles_at_each_level_costs_each_record_once() {
        StringBuilder zones = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            String next = "d" + (i + 1) + ".example";
            zones.append("d")
                    .append(i)
                    .append(".example: [{TXT: 'v=spf1 include:")
                    .append(next);
            zones.append(" include:").append(next).append("/ -all'}]\n".replace("/", "."));
        }
        SpfRecordJudgement.Judged judged = (SpfRecordJudgement.Judged) judge("d0.example", zones.toString());
        assertThat(judged.tree().terms()).isEqualTo(1_000);
        assertThat(judged.faults()).extracting(Fault::code).contains("too_many_lookups");
    }

    @Test
    void records_with_thousands_of_names_make_no_tree_of_all_of_them() {
        StringBuilder zones = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            zones.append("w")
                    .append(i)
                    .append(".example: [{TXT: 'v=spf1 include:w")
                    .append(i + 1);
            zones.append(".example")
                    .append(" include:%{i}.example include:x.example".repeat(300))
                    .append("'}]\n");
        }
        SpfRecordJudgement.Judged judged = (SpfRecordJudgement.Judged) judge("w0.example", zones.toString());
        List<SpfPolicyNode> nodes = nodes(judged.tree()).toList();
        assertThat(judged.tree().terms()).isEqualTo(1_000);
        assertThat(nodes).hasSize(1_002);
        assertThat(nodes).extracting(SpfPolicyNode::state).contains(SpfPolicyNode.State.NOT_WALKED);
    }

    /// Whoever wrote them, they are kept as long as the tree is.
    @Test
    void records_with_thousands_of_addresses_are_not_read_without_end() {
        StringBuilder zones = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            zones.append("i%d.example: [{TXT: 'v=spf1 include:i%d.example".formatted(i, i + 1))
                    .append(" ip4:192.0.2.1".repeat(4_000))
                    .append("'}]\n");
        }
        SpfRecordJudgement.Judged judged = (SpfRecordJudgement.Judged) judge("i0.example", zones.toString());
        List<SpfPolicyNode> nodes = nodes(judged.tree()).toList();
        assertThat(nodes).hasSize(6);
        assertThat(nodes.getLast().state()).isEqualTo(SpfPolicyNode.State.NOT_WALKED);
    }

    private static Stream<SpfPolicyNode> nodes(SpfPolicyNode node) {
        return Stream.concat(Stream.of(node), node.below().stream().flatMap(SpfRecordJudgementTest::nodes));
    }

    @Test
    void several_records_hold_as_little_as_none() {
        assertThat(judge("two.example", "")).isInstanceOfSatisfying(SpfRecordJudgement.Several.class, several -> {
            assertThat(several.texts()).containsExactly("v=spf1 -all", "v=spf1 ~all");
            assertThat(several.fault().isError()).isTrue();
        });
        assertThat(judge("host.example", "")).isEqualTo(new SpfRecordJudgement.Missing(List.of()));
        assertThat(judge("gone.example", "")).isEqualTo(new SpfRecordJudgement.Missing(List.of()));
    }

    @Test
    void a_failure_of_the_dns_is_not_absence() {
        assertThat(judge("slow.example", "")).isInstanceOf(SpfRecordJudgement.Unknown.class);
    }

    @Test
    void a_record_of_the_abandoned_type_is_mentioned() {
        String zones = "old.example: [{SPF: v=spf1 -all}, {TXT: NONE}]\nboth.example: [{SPF: v=spf1 -all}]\n";
        assertThat(((SpfRecordJudgement.Missing) judge("old.example", zones)).faults())
                .extracting(Fault::code)
                .containsExactly("obsolete_type");
        assertThat(((SpfRecordJudgement.Judged) judge("both.example", zones)).faults())
                .extracting(Fault::code)
                .containsExactly("obsolete_type");
    }

    @Test
    void a_long_record_is_mentioned() {
        String record = "v=spf1 " + "ip4:198.51.100.200 ".repeat(1) + "exp=" + "x".repeat(440) + ".example -all";
        assertThat(judged(record).faults()).extracting(Fault::code).containsExactly("long_record");
    }
}
