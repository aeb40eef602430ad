package org.mailassay.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.appliance.embedded.EmbeddedDatabase;
import org.mailassay.appliance.settings.GeneralSection;
import org.mailassay.appliance.settings.GivenValue;
import org.mailassay.appliance.settings.HttpSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.appliance.settings.SettingsOutcome;
import org.mailassay.appliance.settings.SettingsReader;
import org.mailassay.appliance.settings.SmtpSection;
import org.mailassay.store.Database;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountCreation;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.account.ApiKeyStore;
import org.mailassay.store.account.EmailAddress;
import org.mailassay.store.account.KeyCreation;
import org.mailassay.store.account.Plan;
import org.mailassay.store.account.Scope;

/// What an appliance in a benchmark's own process is started with, and who uses it.
public final class BenchAppliance {
    private BenchAppliance() {}

    /// Settings for free ports of this machine.
    ///
    /// @param more by their keys
    public static Settings settings(EmbeddedDatabase embedded, Path data, Map<String, String> more) {
        Map<String, String> values = new LinkedHashMap<>(more);
        values.put(GeneralSection.DATA.key(), data.toString());
        values.put(GeneralSection.DATABASE_URL.key(), embedded.url());
        values.put(GeneralSection.DATABASE_USER.key(), embedded.user());
        values.put(GeneralSection.DATABASE_PASSWORD.key(), embedded.password());
        values.put(SmtpSection.PORT.key(), "0");
        values.put(HttpSection.PORT.key(), "0");
        List<GivenValue> given = values.entrySet().stream()
                .map(value -> new GivenValue(value.getKey(), value.getValue(), "bench"))
                .toList();
        return switch (new SettingsReader().read(given, Map.of(), Optional.empty())) {
            case SettingsOutcome.Valid(Settings settings) -> settings;
            case SettingsOutcome.Invalid invalid -> throw new IllegalStateException(invalid.toString());
        };
    }

    /// A new account without limits.
    public static Account account(Database database) {
        return switch (new AccountStore(database).create(new EmailAddress("bench@example.com"), Plan.SELF_HOSTED)) {
            case AccountCreation.Created(Account created) -> created;
            case AccountCreation.EmailTaken _, AccountCreation.NoSuchPlan _ ->
                throw new IllegalStateException("no account");
        };
    }

    /// A new key of an account.
    public static String key(Database database, Account account, Instant now) {
        return switch (new ApiKeyStore(database, 10)
                .create(account.id(), "bench", Scope.DEFAULT, Optional.empty(), now)) {
            case KeyCreation.Created created -> created.key().text();
            case KeyCreation.LimitReached _, KeyCreation.NoSuchAccount _ -> throw new IllegalStateException("no key");
        };
    }
}
