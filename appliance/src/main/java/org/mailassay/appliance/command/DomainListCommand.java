package org.mailassay.appliance.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.store.Database;
import org.mailassay.store.domain.Domain;
import org.mailassay.store.domain.DomainStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `domain list`: an account's domains.
@Command(name = "list", description = "List an account's domains.")
final class DomainListCommand extends DatabaseCommand {
    @Mixin
    private final AccountOption account = new AccountOption();

    @Option(names = "--json", description = "As JSON, one line for each domain.")
    private boolean json;

    DomainListCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    void run(Settings settings, Database database) {
        TextTable table = new TextTable("ID", "NAME", "ACTIVE", "DNS");
        for (Domain domain :
                new DomainStore(database).list(account.find(database).id(), 0, DomainStore.ALL)) {
            if (json) {
                printJson(fields(domain));
            } else {
                table.row(Ids.domain(domain.id()), domain.name(), domain.active() ? "yes" : "no", domain.dnsStatus());
            }
        }
        if (!json) {
            print(table);
        }
    }

    static Map<String, Object> fields(Domain domain) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", Ids.domain(domain.id()));
        fields.put("name", domain.name());
        fields.put("active", domain.active());
        fields.put("dns_status", domain.dnsStatus());
        return fields;
    }
}
