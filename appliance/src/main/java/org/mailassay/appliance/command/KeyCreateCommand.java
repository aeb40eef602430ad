package org.mailassay.appliance.command;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailassay.appliance.settings.HttpSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.store.Database;
import org.mailassay.store.account.ApiKey;
import org.mailassay.store.account.ApiKeyEntry;
import org.mailassay.store.account.ApiKeyStore;
import org.mailassay.store.account.KeyCreation;
import org.mailassay.store.account.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `key create`: a key for programs.
@Command(name = "create", description = "Make an API key. It is shown this once.")
final class KeyCreateCommand extends DatabaseCommand {
    @Mixin
    private final AccountOption account = new AccountOption();

    @Option(names = "--name", paramLabel = "NAME", description = "What lists show it by (default: ${DEFAULT-VALUE}).")
    private String name = "Command line";

    @Option(
            names = "--scopes",
            split = ",",
            paramLabel = "SCOPE",
            description = "What it may be used for: read, write, admin (default: read,write).")
    private List<String> scopes = List.of("read", "write");

    @Option(names = "--days", paramLabel = "DAYS", description = "How long it is valid (default: for ever).")
    private @Nullable Integer days;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    KeyCreateCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    void run(Settings settings, Database database) {
        Instant now = Instant.now();
        Optional<Instant> expiry = Optional.ofNullable(days).map(number -> now.plus(Duration.ofDays(number)));
        Set<Scope> wanted = scopes.stream().map(KeyCreateCommand::scope).collect(Collectors.toSet());
        ApiKeyStore keys = new ApiKeyStore(database, settings.get(HttpSection.KEYS_PER_ACCOUNT));
        switch (keys.create(account.find(database).id(), name, wanted, expiry, now)) {
            case KeyCreation.Created(ApiKey key, ApiKeyEntry entry) -> show(key, entry);
            case KeyCreation.LimitReached(int limit) ->
                throw new CommandFailure("the account has " + limit + " active keys, as many as it may; revoke one"
                        + " with mailassay key revoke");
            case KeyCreation.NoSuchAccount _ -> throw new CommandFailure("the account is gone");
        }
    }

    private void show(ApiKey key, ApiKeyEntry entry) {
        if (json) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("id", entry.id());
            answer.put("name", entry.name());
            answer.put("api_key", key.text());
            printJson(answer);
        } else {
            print("API key  " + key.text() + "  (number " + entry.id() + "; shown this once)");
        }
    }

    private static Scope scope(String word) {
        return Scope.of(word).orElseThrow(() -> new CommandFailure(word + " is not a scope: read, write or admin"));
    }
}
