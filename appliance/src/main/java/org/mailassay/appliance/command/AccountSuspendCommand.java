package org.mailassay.appliance.command;

import org.mailassay.appliance.settings.Settings;
import org.mailassay.store.Database;
import org.mailassay.store.account.AccountStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `account suspend`: the account's keys answer for nothing until it is resumed.
@Command(
        name = "suspend",
        description = "Suspend an account: requests with its keys are refused. Reports still come in and are counted.")
final class AccountSuspendCommand extends DatabaseCommand {
    @Parameters(paramLabel = "EMAIL", description = "The account.")
    private String email = "";

    AccountSuspendCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    void run(Settings settings, Database database) {
        new AccountStore(database).suspend(account(database, email).id());
        print("Suspended " + email + ".");
    }
}
