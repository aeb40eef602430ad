package org.mailassay.appliance.command;

import java.time.Instant;
import org.mailassay.appliance.settings.HttpSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.store.Database;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.ApiKeyStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `key revoke`: a key that is answered no more.
@Command(name = "revoke", description = "Revoke an API key. There is no way back.")
final class KeyRevokeCommand extends DatabaseCommand {
    @Parameters(paramLabel = "NUMBER", description = "The key's number, as mailassay key list shows it.")
    private long number;

    @Mixin
    private final AccountOption account = new AccountOption();

    KeyRevokeCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    void run(Settings settings, Database database) {
        Account holder = account.find(database);
        ApiKeyStore keys = new ApiKeyStore(database, settings.get(HttpSection.KEYS_PER_ACCOUNT));
        if (!keys.revoke(holder.id(), number, Instant.now())) {
            throw new CommandFailure("the account has no active key " + number);
        }
        print("Revoked key " + number + ".");
    }
}
