package org.mailassay.appliance.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailassay.store.Database;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountStore;
import picocli.CommandLine.Option;

/// The account that a command is about.
final class AccountOption {
    @Option(
            names = "--account",
            paramLabel = "EMAIL",
            description = "The account; may be left out while there is only one.")
    private @Nullable String email;

    /// The named account, or the only one there is.
    Account find(Database database) {
        if (email != null) {
            return DatabaseCommand.account(database, email);
        }
        List<Account> accounts = new AccountStore(database).list(0, 2);
        return switch (accounts.size()) {
            case 0 -> throw new CommandFailure("there is no account yet; make one with mailassay account create");
            case 1 -> accounts.getFirst();
            default -> throw new CommandFailure("there are several accounts; say which with --account EMAIL");
        };
    }
}
