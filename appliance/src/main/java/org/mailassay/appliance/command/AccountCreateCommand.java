package org.mailassay.appliance.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailassay.appliance.settings.GeneralSection;
import org.mailassay.appliance.settings.HttpSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.store.Database;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountCreation;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.account.ApiKey;
import org.mailassay.store.account.ApiKeyEntry;
import org.mailassay.store.account.ApiKeyStore;
import org.mailassay.store.account.KeyCreation;
import org.mailassay.store.account.Plan;
import org.mailassay.store.account.Scope;
import org.mailassay.store.account.UserStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `account create`: a new account with its owner, its reporting address and a first key.
@Command(
        name = "create",
        description = "Make an account. Prints the address for its rua records, and an API key, which is shown this"
                + " once.")
final class AccountCreateCommand extends DatabaseCommand {
    @Option(names = "--email", required = true, paramLabel = "ADDRESS", description = "Its owner's e-mail address.")
    private String email = "";

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "A file whose first line becomes the owner's password; without it there is none until it is"
                    + " set.")
    private @Nullable Path passwordFile;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    AccountCreateCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    void run(Settings settings, Database database) {
        Optional<String> password = Optional.ofNullable(passwordFile).map(AccountCreateCommand::password);
        Account account = switch (new AccountStore(database).create(address(email), Plan.SELF_HOSTED)) {
            case AccountCreation.Created(Account created) -> created;
            case AccountCreation.EmailTaken _ -> throw new CommandFailure("there is an account " + email + " already");
            case AccountCreation.NoSuchPlan _ -> throw new CommandFailure("there is no plan " + Plan.SELF_HOSTED);
        };
        password.ifPresent(text -> new UserStore(database).changePassword(account.ownerId(), text));
        show(account, key(settings, database, account), settings.get(GeneralSection.MAIL_DOMAIN));
    }

    private void show(Account account, ApiKey key, String domain) {
        String address = account.reportingLocalPart() + "@" + domain;
        if (json) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("id", Ids.user(account.id()));
            answer.put("email", account.email());
            answer.put("reporting_address", address);
            answer.put("api_key", key.text());
            printJson(answer);
        } else {
            print("Account            " + account.email() + " (" + Ids.user(account.id()) + ")");
            print("Reporting address  " + address);
            print("API key            " + key.text() + "  (shown this once)");
        }
    }

    private static ApiKey key(Settings settings, Database database, Account account) {
        ApiKeyStore keys = new ApiKeyStore(database, settings.get(HttpSection.KEYS_PER_ACCOUNT));
        return switch (keys.create(account.id(), "First key", Scope.DEFAULT, Optional.empty(), Instant.now())) {
            case KeyCreation.Created(ApiKey key, ApiKeyEntry _) -> key;
            case KeyCreation.LimitReached(int limit) ->
                throw new CommandFailure("the account has " + limit + " keys already");
            case KeyCreation.NoSuchAccount _ -> throw new CommandFailure("the account is gone");
        };
    }

    private static String password(Path file) {
        try (var lines = Files.newBufferedReader(file)) {
            String line = lines.readLine();
            int length = line == null ? 0 : line.length();
            if (line == null
                    || length < UserStore.MINIMUM_PASSWORD_LENGTH
                    || length > UserStore.MAXIMUM_PASSWORD_LENGTH) {
                throw new CommandFailure("a password has %d to %d characters; the first line of %s has %d"
                        .formatted(UserStore.MINIMUM_PASSWORD_LENGTH, UserStore.MAXIMUM_PASSWORD_LENGTH, file, length));
            }
            return line;
        } catch (IOException unreadable) {
            throw new CommandFailure("the file " + file + " cannot be read", unreadable);
        }
    }
}
