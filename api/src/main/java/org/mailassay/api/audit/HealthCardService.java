package org.mailassay.api.audit;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.net.InetAddress;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.json.PlainJson;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Problem;
import org.mailassay.store.health.AddressGroup;
import org.mailassay.store.health.AddressStanding;
import org.mailassay.store.health.HealthCards;

/// `/ips/{ip_id}/health-card`: how verified addresses stand with the receivers of mail. The card of a group is that of
/// its worst address.
public final class HealthCardService implements HttpService {
    private static final String JSON = "application/json";

    private final Endpoints endpoints;
    private final HealthCards cards;

    public HealthCardService(Endpoints endpoints, HealthCards cards) {
        this.endpoints = endpoints;
        this.cards = cards;
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/ips/{ip_id}/health-card", Operation.get(this::card));
    }

    private Answer card(Call call) {
        AddressGroup group = cards.group(call.account().id(), Inputs.publicId(call, "ip_id"))
                .orElseThrow(() -> Problem.notFound().refused());
        if (!group.verified()) {
            throw Problem.badRequest("The IP is not verified yet.").refused();
        }
        List<AddressStanding> standings = cards.standings(group);
        if (standings.isEmpty()) {
            SequencedMap<String, Object> fields = new LinkedHashMap<>();
            fields.put("status", "building");
            fields.putAll(named(group));
            return new Answer.Page(202, JSON, json(fields, group), Map.of("Retry-After", "60"));
        }
        AddressStanding shown =
                call.query().text("address").map(text -> asked(text, standings)).orElseGet(standings::getFirst);
        // Between the two statements the address may be deleted.
        String card = cards.card(group, shown.address())
                .orElseThrow(() -> Problem.notFound().refused());
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put(
                "sparkline",
                call.query().text("address").isPresent() ? cards.days(group, shown.address()) : cards.days(group));
        fields.putAll(named(group));
        fields.put("address", IpAddressText.format(shown.address()));
        fields.put("checked_at", time(shown));
        fields.put("spread", spread(group, standings));
        fields.put(
                "addresses", standings.stream().map(HealthCardService::standing).toList());
        return new Answer.Page(200, JSON, joined(card, json(fields, group)), Map.of());
    }

    private static AddressStanding asked(String text, List<AddressStanding> standings) {
        InetAddress address = IpAddressText.parse(text)
                .orElseThrow(() -> Problem.badRequest("The parameter \"address\" must be an IP address.")
                        .refused());
        return standings.stream()
                .filter(standing -> standing.address().equals(address))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("The address is not in the group, or has no card yet.")
                        .refused());
    }

    private static SequencedMap<String, Object> named(AddressGroup group) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("ip_value", group.value());
        fields.put("input_type", group.inputType());
        fields.put("ip_count", group.count());
        fields.put("root_domains", group.rootDomains());
        return fields;
    }

    private static SequencedMap<String, Object> spread(AddressGroup group, List<AddressStanding> standings) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("worst", standings.getFirst().overall());
        fields.put("best", standings.getLast().overall());
        fields.put("median", standings.get(standings.size() / 2).overall());
        fields.put(
                "crisis_count",
                standings.stream().filter(AddressStanding::crisis).count());
        fields.put("checked_count", standings.size());
        fields.put("building", standings.size() < group.count());
        return fields;
    }

    private static SequencedMap<String, Object> standing(AddressStanding standing) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("address", IpAddressText.format(standing.address()));
        fields.put("overall", standing.overall());
        fields.put("crisis", standing.crisis());
        fields.put("checked_at", time(standing));
        return fields;
    }

    /// As the family writes times.
    private static String time(AddressStanding standing) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                LocalDateTime.ofInstant(standing.checkedAt().truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC));
    }

    /// The fields, and the names of the addresses, which are JSON already.
    private static String json(Map<String, Object> fields, AddressGroup group) {
        return joined(PlainJson.of(fields), "{\"ptr_map\":" + group.names() + "}");
    }

    /// Two objects, neither empty, as one.
    private static String joined(String first, String second) {
        return first.substring(0, first.length() - 1) + "," + second.substring(1);
    }
}
