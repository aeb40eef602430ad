package org.mailassay.appliance.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailassay.appliance.settings.GeneralSection;
import org.mailassay.appliance.settings.GivenValue;
import org.mailassay.appliance.settings.Home;
import org.mailassay.appliance.settings.Setting;
import org.mailassay.appliance.settings.SettingProblem;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.appliance.settings.SettingsOutcome;
import org.mailassay.appliance.settings.SettingsReader;
import picocli.CommandLine.Option;

/// The options that every command with a database takes, and the settings read with them.
final class CommonOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder (setting data; default: var beside the launcher).")
    @Nullable
    String data;

    @Option(
            names = "--database",
            paramLabel = "JDBC-URL",
            description = "A PostgreSQL to use in place of the embedded one (setting database.url).")
    @Nullable
    String database;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The YAML file of settings (default: MAILASSAY_CONFIG, else mailassay.yml beside the launcher"
                    + " if there is one).")
    @Nullable
    String config;

    /// The settings, or a failure that tells everything that is wrong with them.
    Settings settings(GivenValue... others) {
        return switch (read(others)) {
            case SettingsOutcome.Valid(Settings settings) -> settings;
            case SettingsOutcome.Invalid(List<SettingProblem> problems) ->
                throw new CommandFailure(String.join(
                        System.lineSeparator() + "mailassay: ",
                        problems.stream().map(SettingProblem::line).toList()));
        };
    }

    /// The settings, or what is wrong with them.
    SettingsOutcome read(GivenValue... others) {
        List<GivenValue> options = new ArrayList<>(List.of(others));
        if (data != null) {
            options.add(
                    given(GeneralSection.DATA, Path.of(data).toAbsolutePath().toString(), "--data"));
        }
        if (database != null) {
            options.add(given(GeneralSection.DATABASE_URL, database, "--database"));
        }
        return new SettingsReader().read(options, System.getenv(), file());
    }

    /// What an option gives to a setting.
    static GivenValue given(Setting<?> setting, String text, String option) {
        return new GivenValue(setting.key(), text, option);
    }

    /// The file of settings, if there is one.
    Optional<Path> file() {
        String named = config != null ? config : System.getenv("MAILASSAY_CONFIG");
        if (named != null && !named.isEmpty()) {
            return Optional.of(Path.of(named).toAbsolutePath());
        }
        return Optional.of(Home.folder().resolve("mailassay.yml")).filter(Files::exists);
    }
}
