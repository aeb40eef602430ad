package org.mailassay.appliance.command;

import org.mailassay.appliance.settings.Settings;
import org.mailassay.store.Database;
import org.mailassay.store.account.AccountStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `account resume`: ends a suspension.
@Command(name = "resume", description = "End an account's suspension.")
final class AccountResumeCommand extends DatabaseCommand {
    @Parameters(paramLabel = "EMAIL", description = "The account.")
    private String email = "";

    AccountResumeCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    void run(Settings settings, Database database) {
        new AccountStore(database).resume(account(database, email).id());
        print("Resumed " + email + ".");
    }
}
