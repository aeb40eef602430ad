package org.mailassay.appliance.command;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailassay.appliance.settings.HttpSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.store.Database;
import org.mailassay.store.account.ApiKeyEntry;
import org.mailassay.store.account.ApiKeyStore;
import org.mailassay.store.account.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `key list`: an account's keys, without their secret part.
@Command(name = "list", description = "List an account's API keys, by their beginning and end.")
final class KeyListCommand extends DatabaseCommand {
    @Mixin
    private final AccountOption account = new AccountOption();

    @Option(names = "--json", description = "As JSON, one line for each key.")
    private boolean json;

    KeyListCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    void run(Settings settings, Database database) {
        ApiKeyStore keys = new ApiKeyStore(database, settings.get(HttpSection.KEYS_PER_ACCOUNT));
        TextTable table = new TextTable("NUMBER", "NAME", "KEY", "SCOPES", "ACTIVE", "LAST USED");
        for (ApiKeyEntry key : keys.list(account.find(database).id(), Instant.now())) {
            String scopes = key.scopes().stream().sorted().map(Scope::code).collect(Collectors.joining(","));
            String lastUsed = key.lastUsedAt().map(Instant::toString).orElse("");
            if (json) {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("id", key.id());
                fields.put("name", key.name());
                fields.put("key_start", key.start());
                fields.put("key_hint", key.hint());
                fields.put("scopes", scopes);
                fields.put("active", key.active());
                fields.put("last_used_at", lastUsed);
                printJson(fields);
            } else {
                String shown = key.start() + "…" + key.hint();
                table.row(key.id(), key.name(), shown, scopes, key.active() ? "yes" : "no", lastUsed);
            }
        }
        if (!json) {
            print(table);
        }
    }
}
