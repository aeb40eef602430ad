package org.mailassay.appliance.command;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailassay.api.health.StatusPart;
import org.mailassay.api.health.StatusPart.Standing;
import org.mailassay.appliance.OperationsParts;
import org.mailassay.appliance.dns.DnsjavaDns;
import org.mailassay.appliance.settings.DnsSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `status`: how the parts stand that can be asked from outside of the running appliance.
@Command(
        name = "status",
        description =
                "Show how database, queues, DNS, filters, blocklists, certificates, recurring jobs and nodes stand."
                        + " The exit code is 1 when one of them does not work.")
final class StatusCommand extends DatabaseCommand {
    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    StatusCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    void run(Settings settings, Database database) {
        List<StatusPart> parts;
        try (DnsjavaDns dns = new DnsjavaDns(DnsSection.read(settings))) {
            parts = new OperationsParts(settings, database, dns, Clock.systemUTC())
                    .statusFromOutside()
                    .get();
        }
        if (json) {
            printJson(parts.stream().map(StatusCommand::fields).toList());
        } else {
            for (StatusPart part : parts) {
                print("%-9s  %s: %s".formatted(part.standing().code(), part.name(), part.summary()));
                part.facts().forEach((fact, value) -> print("             " + fact + ": " + value));
            }
        }
        List<String> down = parts.stream()
                .filter(part -> part.standing() == Standing.DOWN)
                .map(StatusPart::name)
                .toList();
        if (!down.isEmpty()) {
            throw new CommandFailure("not working: " + String.join(", ", down));
        }
    }

    private static Map<String, Object> fields(StatusPart part) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", part.name());
        fields.put("status", part.standing().code());
        fields.put("summary", part.summary());
        fields.put("facts", part.facts());
        return fields;
    }
}
