package org.mailassay.appliance.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Settings from environment variables. `MAILASSAY_X_FILE` names a file that holds the value of `MAILASSAY_X`, so
/// that a secret need not stand in the environment.
final class EnvironmentSource {
    /// Ours, but read before the settings are: by the launcher, and for the name of the YAML file.
    private static final Set<String> OTHERS = Set.of("MAILASSAY_JAVA_OPTS", "MAILASSAY_CONFIG");

    private final Map<String, Setting<?>> settings;

    EnvironmentSource(List<Setting<?>> settings) {
        this.settings = new TreeMap<>();
        settings.forEach(setting -> this.settings.put(setting.environmentName(), setting));
    }

    Source read(Map<String, String> environment) {
        List<GivenValue> values = new ArrayList<>();
        List<SettingProblem> problems = new ArrayList<>();
        new TreeMap<>(environment).forEach((name, text) -> {
            if (name.startsWith(Setting.PREFIX) && !OTHERS.contains(name)) {
                read(name, text, environment, values, problems);
            }
        });
        return new Source(values, problems);
    }

    private void read(
            String name,
            String text,
            Map<String, String> environment,
            List<GivenValue> values,
            List<SettingProblem> problems) {
        Setting<?> setting = settings.get(name);
        if (setting != null) {
            values.add(new GivenValue(setting.key(), text, name));
            return;
        }
        String holder = name.endsWith(Setting.FILE_SUFFIX)
                ? name.substring(0, name.length() - Setting.FILE_SUFFIX.length())
                : name;
        Setting<?> fromFile = holder.equals(name) ? null : settings.get(holder);
        if (fromFile == null) {
            problems.add(new SettingProblem(name, "is not a setting" + suggestion(name)));
        } else if (environment.containsKey(holder)) {
            problems.add(new SettingProblem(name, "is set as well as " + holder + "; remove one of the two"));
        } else {
            try {
                values.add(new GivenValue(fromFile.key(), firstLine(Path.of(text)), name));
            } catch (IOException unreadable) {
                problems.add(new SettingProblem(name, "the file " + text + " cannot be read"));
            }
        }
    }

    /// A secret file often ends with a line feed that is no part of the secret.
    private static String firstLine(Path file) throws IOException {
        try (var lines = Files.newBufferedReader(file)) {
            String line = lines.readLine();
            return line == null ? "" : line;
        }
    }

    /// What all names begin with is left out of the comparison: it would make any name look near.
    private String suggestion(String name) {
        List<String> names = settings.keySet().stream()
                .map(known -> known.substring(Setting.PREFIX.length()))
                .toList();
        return NearestName.of(name.substring(Setting.PREFIX.length()), names)
                .map(nearest -> "; did you mean " + Setting.PREFIX + nearest + "?")
                .orElse("");
    }
}
