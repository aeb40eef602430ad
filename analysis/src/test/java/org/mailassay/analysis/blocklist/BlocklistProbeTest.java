package org.mailassay.analysis.blocklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.testing.Zones;

class BlocklistProbeTest {
    private static final String ZONES = """
            2.0.0.127.good.example: {A: 127.0.0.2}
            2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.good.example: {A: 127.0.0.2}
            "*.world.example": {A: 127.0.0.2}
            empty.example: {TXT: gone}
            2.0.0.127.refusing.example: {A: 127.255.255.254}
            2.0.0.127.sold.example: {A: 198.51.100.80}
            2.0.0.127.slow.example: TIMEOUT
            2.0.0.127.half.example: {A: 127.0.0.2}
            1.0.0.127.half.example: {A: 127.0.0.2}
            test.words.example: {A: 127.0.1.2}
            untested.example: {SOA: ns.example.com hostmaster.example.com 1 2 3 4 5}
            """;

    @ParameterizedTest
    @CsvSource({
        "good.example, ip4, standard, working",
        "good.example, ip6, standard, working",
        "world.example, ip4, standard, answers_for_everything",
        "empty.example, ip4, standard, answers_nothing",
        "refusing.example, ip4, standard, refuses",
        "sold.example, ip4, standard, unreachable",
        "slow.example, ip4, standard, unreachable",
        "half.example, ip4, standard, answers_for_everything",
        "words.example, domain, standard, working",
        "good.example, domain, standard, answers_nothing",
        "untested.example, domain, none, working",
        "world.example, domain, none, answers_for_everything",
        "gone.example.net, domain, none, answers_nothing",
    })
    void aListIsJudgedByItsTestEntries(String zone, String kind, String tests, String verdict) {
        assertThat(BlocklistProbe.probe(List.of(list(zone, kind, tests)), Zones.of(ZONES)))
                .extracting(result -> result.zone() + " " + result.verdict().key())
                .containsExactly(zone + " " + verdict);
    }

    private static Blocklist list(String zone, String kind, String tests) {
        String own = tests.equals("none") ? "tests: none, " : "";
        return BlocklistFile.read("{date: today, lists: [{zone: " + zone + ", name: Test, lists: [" + kind
                        + "], impact: minor, terms: free, delist: 'https://example.com/', " + own
                        + "codes: {127.0.0.2: {meaning: listed}}}]}")
                .usable(Map.of())
                .getFirst();
    }
}
