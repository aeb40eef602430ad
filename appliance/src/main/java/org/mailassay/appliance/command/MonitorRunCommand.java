package org.mailassay.appliance.command;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.timeline.Observation;
import org.mailassay.analysis.timeline.SetAnswer;
import org.mailassay.analysis.timeline.SetName;
import org.mailassay.analysis.timeline.TimelineChange;
import org.mailassay.analysis.transport.PolicyFetcher;
import org.mailassay.api.monitoring.LookTiming;
import org.mailassay.api.monitoring.TimelineLook;
import org.mailassay.api.monitoring.TimelineLooks;
import org.mailassay.appliance.Version;
import org.mailassay.appliance.fetch.HttpsPolicyFetcher;
import org.mailassay.appliance.settings.DnsSection;
import org.mailassay.appliance.settings.MonitorSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.store.Database;
import org.mailassay.store.account.Account;
import org.mailassay.store.domain.Domain;
import org.mailassay.store.domain.DomainStore;
import org.mailassay.store.monitoring.DomainKey;
import org.mailassay.store.monitoring.MonitoredDomain;
import org.mailassay.store.monitoring.MonitoringStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `monitor run`: one look at a verified domain, out of turn.
@Command(
        name = "run",
        description =
                "Read the DNS records of a verified domain now, keep them in its timeline, and tell what was found"
                        + " and what changed.")
final class MonitorRunCommand extends DatabaseCommand {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @Parameters(paramLabel = "DOMAIN", description = "The domain, as in example.com.")
    private String name = "";

    @Mixin
    private final AccountOption account = new AccountOption();

    @Mixin
    private final DnsOption dns = new DnsOption();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    MonitorRunCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    void run(Settings settings, Database database) {
        MonitoringStore monitoring = new MonitoringStore(database);
        DomainKey domain = domain(database, monitoring);
        try (DnsSources sources = new DnsSources(DnsSection.read(settings))) {
            Dns answers = sources.of(Task.of(Map.of(DnsOption.NAME, dns.given())));
            if (dns.given().isEmpty()) {
                try (HttpsPolicyFetcher policies = new HttpsPolicyFetcher(answers, Version.current())) {
                    look(settings, monitoring, domain, answers, policies);
                }
            } else {
                look(settings, monitoring, domain, answers, PolicyFetcher.none());
            }
        }
    }

    private DomainKey domain(Database database, MonitoringStore monitoring) {
        Account holder = account.find(database);
        Domain found = DomainName.of(name)
                .flatMap(domain -> new DomainStore(database).find(holder.id(), domain))
                .orElseThrow(() -> new CommandFailure("the account has no domain " + name));
        return monitoring
                .find(holder.id(), found.id())
                .filter(MonitoredDomain::verified)
                .orElseThrow(() -> new CommandFailure(name + " is not verified, so it is not monitored"))
                .key();
    }

    private void look(
            Settings settings, MonitoringStore monitoring, DomainKey domain, Dns answers, PolicyFetcher policies) {
        LookTiming timing = new LookTiming(settings.get(MonitorSection.INTERVAL), Math::random);
        TimelineLook look = new TimelineLooks(monitoring, answers, policies, Clock.systemUTC(), timing)
                .look(domain, DEADLINE)
                .orElseThrow(() -> new CommandFailure("another look at " + name + " was kept just now"));
        if (json) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("domain", name);
            answer.put("complete", look.look().isComplete());
            answer.put(
                    "records",
                    look.look().observations().stream()
                            .map(MonitorRunCommand::fields)
                            .toList());
            answer.put(
                    "changes",
                    changes(look.change()).stream().map(Change::fields).toList());
            printJson(answer);
        } else {
            TextTable found = new TextTable("TYPE", "NAME", "RECORDS");
            look.look()
                    .observations()
                    .forEach(each ->
                            found.row(each.name().kind().text(), each.name().key(), shown(each)));
            print(found);
            changes(look.change())
                    .forEach(change -> print("%s  %s %s  %s"
                            .formatted(change.kind(), change.type(), change.key(), oneLine(change.value()))));
            if (!look.change().isChange()) {
                print("Nothing has changed.");
            }
        }
    }

    private static String shown(Observation observation) {
        return switch (observation.answer()) {
            case SetAnswer.Found(String value) -> oneLine(value);
            case SetAnswer.Absent _ -> "-";
            case SetAnswer.Unknown(String detail) -> "? " + detail;
        };
    }

    private static String oneLine(String value) {
        return value.replace("\n", " | ").replaceAll("\\p{Cntrl}", "?");
    }

    private static Map<String, Object> fields(Observation observation) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", observation.name().kind().text());
        fields.put("name", observation.name().key());
        switch (observation.answer()) {
            case SetAnswer.Found(String value) -> {
                fields.put("state", "found");
                fields.put("value", value);
            }
            case SetAnswer.Absent _ -> fields.put("state", "absent");
            case SetAnswer.Unknown(String detail) -> {
                fields.put("state", "unknown");
                fields.put("detail", detail);
            }
        }
        return fields;
    }

    /// What is told of a set that is not as it was.
    private record Change(String kind, String type, String key, String value) {
        Change(String kind, SetName set, String value) {
            this(kind, set.kind().text(), set.key(), value);
        }

        Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("change", kind);
            fields.put("type", type);
            fields.put("name", key);
            fields.put("value", value);
            return fields;
        }
    }

    private static List<Change> changes(TimelineChange change) {
        List<Change> changes = new ArrayList<>();
        change.closed()
                .forEach(closed -> changes.add(
                        new Change("removed", closed.set().name(), closed.set().value())));
        change.opened().forEach(opened -> changes.add(new Change("new", opened.name(), opened.value())));
        change.missed().forEach(missed -> changes.add(new Change("missing", missed.name(), missed.value())));
        return changes;
    }
}
