package org.mailassay.appliance.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads every setting: command line before environment before YAML file before default.
public final class SettingsReader {
    private final List<Setting<?>> settings;
    private final List<Function<Settings, Optional<SettingProblem>>> rules;

    /// A reader of the appliance's settings.
    public SettingsReader() {
        this(
                SettingTable.all(),
                List.of(
                        SmtpSection::contradiction,
                        TlsSection::contradiction,
                        HttpsSection::contradiction,
                        OutgoingSection::contradiction));
    }

    /// @param rules what settings must be together, looked at when each by itself is well
    SettingsReader(List<Setting<?>> settings, List<Function<Settings, Optional<SettingProblem>>> rules) {
        this.settings = List.copyOf(settings);
        this.rules = List.copyOf(rules);
    }

    /// Reads the settings.
    ///
    /// @param options texts from the command line, each in the place of its option, `--smtp-port`
    /// @param environment the process' environment
    /// @param file the YAML file, when there is one
    public SettingsOutcome read(List<GivenValue> options, Map<String, String> environment, Optional<Path> file) {
        List<SettingProblem> problems = new ArrayList<>();
        Map<String, GivenValue> given = new HashMap<>();
        file.map(path -> YamlSource.read(path, settings)).ifPresent(source -> take(source, given, problems));
        take(new EnvironmentSource(settings).read(environment), given, problems);
        options.forEach(value -> given.put(value.key(), value));
        Map<Setting<?>, Object> values = new HashMap<>();
        Map<Setting<?>, GivenValue> texts = new HashMap<>();
        for (Setting<?> setting : settings) {
            GivenValue value = given.get(setting.key());
            if (value != null) {
                texts.put(setting, value);
            }
            switch (setting.type().read(value == null ? setting.defaultText() : value.text())) {
                case Reading.Value<?>(Object read) -> values.put(setting, read);
                case Reading.Rejected<?>(String reason) ->
                    problems.add(new SettingProblem(value == null ? setting.key() : value.place(), reason));
            }
        }
        if (problems.isEmpty()) {
            Settings read = new Settings(values, texts);
            rules.forEach(rule -> rule.apply(read).ifPresent(problems::add));
            return problems.isEmpty() ? new SettingsOutcome.Valid(read) : new SettingsOutcome.Invalid(problems);
        }
        return new SettingsOutcome.Invalid(problems);
    }

    private static void take(Source source, Map<String, GivenValue> given, List<SettingProblem> problems) {
        source.values().forEach(value -> given.put(value.key(), value));
        problems.addAll(source.problems());
    }
}
