package org.mailassay.api.dmarc;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.List;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.api.export.Export;
import org.mailassay.api.export.Pages;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.JsonWriter;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Problem;
import org.mailassay.store.domain.Domain;
import org.mailassay.store.domain.DomainStore;
import org.mailassay.store.statistics.DailyStatistics;
import org.mailassay.store.statistics.MessageCounts;
import org.mailassay.store.statistics.Sender;
import org.mailassay.store.statistics.SendingAddress;
import org.mailassay.store.statistics.StatisticsStore;

/// `/domains/:id`, `/domains/:id/stats` and `/domains/:id/sources`: how much mail was sent in a domain's name, by whom,
/// and what became of it.
public final class StatisticsService implements HttpService {
    private final Endpoints endpoints;
    private final DomainStore domains;
    private final StatisticsStore statistics;

    public StatisticsService(Endpoints endpoints, DomainStore domains, StatisticsStore statistics) {
        this.endpoints = endpoints;
        this.domains = domains;
        this.statistics = statistics;
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/domains/{id}", Operation.get(this::show));
        endpoints.at(rules, "/domains/{id}/stats", Export.orJson(this::statsFile, this::stats));
        endpoints.at(rules, "/domains/{id}/stats" + Export.PATH_END, Export.always(this::statsFile));
        endpoints.at(rules, "/domains/{id}/sources", Export.orJson(this::sourcesFile, this::sources));
        endpoints.at(rules, "/domains/{id}/sources" + Export.PATH_END, Export.always(this::sourcesFile));
    }

    private Answer show(Call call) {
        Domain domain = domain(call);
        DayRange range = DayRange.lastThirtyDays(call);
        MessageCounts counts = sum(daily(call, domain, range));
        return Envelope.of(call, json -> {
            DomainJson.write(json, domain);
            json.object("stats_30d", () -> {
                range(json, range);
                CountsJson.write(json, counts);
            });
        });
    }

    private Answer stats(Call call) {
        DayRange range = DayRange.of(call);
        Domain domain = domain(call);
        List<DailyStatistics> days = daily(call, domain, range);
        return Envelope.of(call, json -> {
            head(json, domain, range);
            json.object("totals", () -> CountsJson.write(json, sum(days)));
            json.objects("daily_stats", days, day -> {
                json.field("date", day.date().toString());
                CountsJson.write(json, day.counts());
            });
        });
    }

    private Answer sources(Call call) {
        DayRange range = DayRange.of(call);
        Domain domain = domain(call);
        List<Sender> senders = statistics.senders(call.account().id(), domain.id(), range.from(), range.to());
        return Envelope.of(call, json -> {
            head(json, domain, range);
            json.objects("sources", senders, sender -> sender(json, sender));
        });
    }

    private Export<DailyStatistics> statsFile(Call call) {
        DayRange range = DayRange.of(call);
        return new Export<>(DayTable.TABLE, Pages.of(daily(call, domain(call), range)));
    }

    private Export<SourceTable> sourcesFile(Call call) {
        DayRange range = DayRange.of(call);
        Domain domain = domain(call);
        return new Export<>(
                SourceTable.TABLE,
                Pages.of(SourceTable.rows(
                        statistics.senders(call.account().id(), domain.id(), range.from(), range.to()))));
    }

    private static void sender(JsonWriter json, Sender sender) {
        json.field("sender_domain", sender.name());
        json.textOrNull("service", sender.service());
        json.textOrNull("category", sender.category());
        CountsJson.write(json, sender.counts());
        json.field("first_seen", sender.firstSeen().toString());
        json.field("last_seen", sender.lastSeen().toString());
        json.objects("ips", sender.addresses(), address -> address(json, address));
    }

    private static void address(JsonWriter json, SendingAddress address) {
        json.field("ip", IpAddressText.format(address.address()));
        json.textOrNull("ptr", address.ptr());
        json.textOrNull("country", address.country());
        if (address.asn() == 0) {
            json.nullField("asn");
        } else {
            json.field("asn", address.asn());
        }
        json.textOrNull("as_name", address.asName());
        CountsJson.write(json, address.counts());
        json.field("first_seen", address.firstSeen().toString());
        json.field("last_seen", address.lastSeen().toString());
    }

    private static void head(JsonWriter json, Domain domain, DayRange range) {
        json.field("id", ResourceId.DOMAIN.text(domain.id()));
        json.field("domain", domain.name());
        range(json, range);
    }

    private static void range(JsonWriter json, DayRange range) {
        json.field("from", range.from().toString());
        json.field("to", range.to().toString());
    }

    private List<DailyStatistics> daily(Call call, Domain domain, DayRange range) {
        return statistics.daily(call.account().id(), domain.id(), range.from(), range.to());
    }

    private static MessageCounts sum(List<DailyStatistics> days) {
        return days.stream().map(DailyStatistics::counts).reduce(MessageCounts.ZERO, MessageCounts::plus);
    }

    private Domain domain(Call call) {
        return domains.find(call.account().id(), ResourceId.DOMAIN.inPath(call))
                .orElseThrow(() -> Problem.notFound().refused());
    }
}
