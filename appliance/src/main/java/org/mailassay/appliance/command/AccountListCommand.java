package org.mailassay.appliance.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailassay.appliance.settings.GeneralSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.store.Database;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `account list`: every account.
@Command(name = "list", description = "List the accounts.")
final class AccountListCommand extends DatabaseCommand {
    private static final int PAGE = 500;

    @Option(names = "--json", description = "As JSON, one line for each account.")
    private boolean json;

    AccountListCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    void run(Settings settings, Database database) {
        TextTable table = new TextTable("ID", "EMAIL", "STANDING", "PLAN", "REPORTING ADDRESS");
        for (Account account : all(new AccountStore(database))) {
            String standing = account.standing(Instant.now()).name().toLowerCase(Locale.ROOT);
            String address = account.reportingLocalPart() + "@" + settings.get(GeneralSection.MAIL_DOMAIN);
            if (json) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("id", Ids.user(account.id()));
                line.put("email", account.email());
                line.put("standing", standing);
                line.put("plan", account.plan().name());
                line.put("reporting_address", address);
                printJson(line);
            } else {
                table.row(
                        Ids.user(account.id()),
                        account.email(),
                        standing,
                        account.plan().name(),
                        address);
            }
        }
        if (!json) {
            print(table);
        }
    }

    private static List<Account> all(AccountStore store) {
        List<Account> all = new ArrayList<>();
        List<Account> page = store.list(0, PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = store.list(page.getLast().id(), PAGE);
        }
        return all;
    }
}
