package org.mailassay.analysis.healthcard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.blocklist.BlocklistFile;
import org.mailassay.analysis.blocklist.ProbeResult;
import org.mailassay.analysis.blocklist.SubjectKind;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.testing.Zones;

/// Made-up worlds, each with the card that the arithmetic of the reference gives: 30, 20, 20, 20 and 10 points.
class HealthCardTest {
    private static final InetAddress ADDRESS = InetAddress.ofLiteral("198.51.100.7");
    private static final PortAnswer OPEN = new PortAnswer.Greeted("220 mail.example.com ESMTP");
    private static final PortAnswer CLOSED = new PortAnswer.Closed("the connection is refused");
    private static final NetworkPlace PLACE = new NetworkPlace("NL", 64500, "Example");

    private static final String NAMED = """
            7.100.51.198.in-addr.arpa: [{PTR: mail.example.com}]
            mail.example.com: [{A: 198.51.100.7}]
            """;
    private static final String SCORED = "7.100.51.198.score.senderscore.com: [{A: 127.0.4.100}]\n";
    private static final String CLEAN = NAMED + SCORED;

    /// Each world differs from the clean one in what its line says.
    ///
    /// The lists: psbl.surriel.com is a minor one, bl.spamcop.net a major one, zen.spamhaus.org a critical one.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // world              | overall | crisis | rbl   | identity | connectivity | senderscore | geoip
                "clean                | 100     | false  | 30/30 | 20/20    | 20/20        | 20/20       | 10/10",
                "minor list           | 97      | false  | 27/30 | 20/20    | 20/20        | 20/20       | 10/10",
                "major list           | 85      | false  | 15/30 | 20/20    | 20/20        | 20/20       | 10/10",
                "critical list        | 0       | true   | 0/30  | 20/20    | 20/20        | 20/20       | 10/10",
                "list blocked         | 100     | false  | 30/30 | 20/20    | 20/20        | 20/20       | 10/10",
                "list for everything  | 100     | false  | 30/30 | 20/20    | 20/20        | 20/20       | 10/10",
                "list set aside       | 100     | false  | 30/30 | 20/20    | 20/20        | 20/20       | 10/10",
                "no PTR               | 80      | false  | 30/30 | 0/20     | 20/20        | 20/20       | 10/10",
                "PTR not confirmed    | 90      | false  | 30/30 | 10/20    | 20/20        | 20/20       | 10/10",
                "port closed          | 80      | false  | 30/30 | 20/20    | 0/20         | 20/20       | 10/10",
                "no banner            | 90      | false  | 30/30 | 20/20    | 10/20        | 20/20       | 10/10",
                "odd banner           | 95      | false  | 30/30 | 20/20    | 15/20        | 20/20       | 10/10",
                "port not tried       | 100     | false  | 30/30 | 20/20    | 0/0          | 20/20       | 10/10",
                "SenderScore of 79    | 96      | false  | 30/30 | 20/20    | 20/20        | 16/20       | 10/10",
                // 80 of 80.
                "no SenderScore       | 100     | false  | 30/30 | 20/20    | 20/20        | 0/0         | 10/10",
                // 60 of 80.
                "no SenderScore and no PTR | 75 | false  | 30/30 | 0/20     | 20/20        | 0/0         | 10/10",
                "no table of networks | 100     | false  | 30/30 | 20/20    | 20/20        | 20/20       | 0/0",
            })
    void aWorldHasTheCardOfTheArithmetic(
            String world,
            int overall,
            boolean crisis,
            String lists,
            String identity,
            String connectivity,
            String senderScore,
            String geoip) {
        HealthCard card = card(world);

        assertThat(card.categories())
                .extracting(category -> category.score() + "/" + category.max())
                .containsExactly(lists, identity, connectivity, senderScore, geoip);
        assertThat(card.overall()).hasValue(overall);
        assertThat(card.crisis()).isEqualTo(crisis);
        assertThat(card.actions())
                .extracting(CardAction::item)
                .as("what there is to mend is what does not pass")
                .containsExactlyInAnyOrderElementsOf(card.categories().stream()
                        .flatMap(category -> category.items().stream())
                        .filter(item -> item.gain() * 10 > item.max())
                        .toList());
    }

    private static HealthCard card(String world) {
        return switch (world) {
            case "clean" -> card(CLEAN, OPEN);
            case "minor list" -> card(CLEAN + listing("psbl.surriel.com"), OPEN);
            case "major list" -> card(CLEAN + listing("bl.spamcop.net"), OPEN);
            case "critical list" -> card(CLEAN + listing("zen.spamhaus.org"), OPEN);
            case "list blocked" -> card(CLEAN + "7.100.51.198.zen.spamhaus.org: [{A: 127.255.255.254}]\n", OPEN);
            case "list for everything" ->
                card(
                        CLEAN
                                + listing("zen.spamhaus.org")
                                + "2.0.0.127.zen.spamhaus.org: [{A: 127.0.0.2}]\n"
                                + "1.0.0.127.zen.spamhaus.org: [{A: 127.0.0.2}]\n",
                        OPEN);
            case "list set aside" ->
                HealthCard.of(look(Zones.of(CLEAN + listing("zen.spamhaus.org")), OPEN, PLACE)
                        .at(
                                ADDRESS,
                                List.of(new ProbeResult(
                                        "zen.spamhaus.org",
                                        SubjectKind.IP4,
                                        ProbeResult.Verdict.ANSWERS_FOR_EVERYTHING,
                                        ""))));
            case "no PTR" -> card(SCORED, OPEN);
            case "PTR not confirmed" -> card(CLEAN.replace("A: 198.51.100.7", "A: 198.51.100.8"), OPEN);
            case "port closed" -> card(CLEAN, CLOSED);
            case "no banner" -> card(CLEAN, new PortAnswer.Silent("nothing was said in time"));
            case "odd banner" -> card(CLEAN, new PortAnswer.Odd("554 no"));
            case "port not tried" -> card(CLEAN, new PortAnswer.NotKnown("it is switched off"));
            case "SenderScore of 79" -> card(CLEAN.replace("127.0.4.100", "127.0.4.79"), OPEN);
            case "no SenderScore" -> card(NAMED, OPEN);
            case "no SenderScore and no PTR" -> card("{}", OPEN);
            case "no table of networks" ->
                HealthCard.of(look(Zones.of(CLEAN), OPEN, NetworkPlace.UNKNOWN).at(ADDRESS, List.of()));
            default -> throw new AssertionError(world);
        };
    }

    @Test
    void aDnsThatIsAwayIsHeldAgainstNobody() {
        Dns away = (_, _) -> new DnsAnswer.Failed(DnsAnswer.Cause.TIMEOUT, "no answer in time");
        HealthCard card = HealthCard.of(
                look(away, new PortAnswer.NotKnown("off"), NetworkPlace.UNKNOWN).at(ADDRESS, List.of()));

        assertThat(card.overall()).isEmpty();
        assertThat(card.actions()).isEmpty();
        assertThat(CardFields.of(card).toString()).startsWith("{overall=Optional.empty, max=100, crisis=false");
    }

    @Test
    void fieldsAreThoseOfTheReference() {
        Map<String, Object> fields = CardFields.of(card("no banner"));

        assertThat(fields.keySet()).containsExactly("overall", "max", "crisis", "categories", "actions");
        assertThat(fields.toString())
                .contains("{key=rbl, label=Blocklists (RBL), status=pass, score=30, max=30, value=0 / ")
                .contains(" - Clean, summary=Not listed on any of ")
                .contains("details={ip=198.51.100.7, listed_count=0, ")
                .contains("actions=[{category=connectivity, item=smtp_banner, label=SMTP Banner, status=fail, gain=10,"
                        + " summary=No SMTP banner");
    }

    @Test
    void whatGainsMostComesFirst() {
        HealthCard card = card(SCORED.replace("127.0.4.100", "127.0.4.40") + listing("bl.spamcop.net"), CLOSED);

        assertThat(card.actions())
                .extracting(action -> action.item().key() + " " + action.item().gain())
                .containsExactly("rbl 15", "senderscore 12", "ptr 10", "fcrdns 10", "port_25 10", "smtp_banner 10");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, na",
        "30, 30, pass",
        "27, 30, pass",
        "26, 30, warn",
        "15, 30, warn",
        "14, 30, fail",
        "0, 10, fail"
    })
    void aStatusFollowsTheShare(int score, int max, String status) {
        assertThat(CardStatus.of(score, max).text()).isEqualTo(status);
    }

    /// As many as the round has to ask for each address.
    @Test
    void questionsOfALookAreBounded() {
        List<String> asked = new CopyOnWriteArrayList<>();
        Dns zones = Zones.of(CLEAN);
        Dns counting = (String name, RecordType type) -> {
            asked.add(name);
            return zones.query(name, type);
        };
        look(counting, OPEN, PLACE).at(ADDRESS, List.of());

        assertThat(asked).doesNotHaveDuplicates().hasSizeBetween(40, 70);
    }

    private static String listing(String zone) {
        return "7.100.51.198." + zone + ": [{A: 127.0.0.2}]\n";
    }

    private static HealthCard card(String zones, PortAnswer port) {
        return HealthCard.of(look(Zones.of(zones), port, PLACE).at(ADDRESS, List.of()));
    }

    private static AddressLook look(Dns dns, PortAnswer port, NetworkPlace place) {
        return new AddressLook(dns, BlocklistFile.bundled().usable(Map.of()), true, _ -> port, _ -> place);
    }
}
