package org.mailassay.appliance.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mailassay.analysis.json.PlainJson;
import org.mailassay.appliance.OutgoingParts;
import org.mailassay.appliance.StartFailure;
import org.mailassay.appliance.settings.OutgoingSection;
import org.mailassay.appliance.settings.Setting;
import org.mailassay.appliance.settings.SettingProblem;
import org.mailassay.appliance.settings.SettingTable;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.appliance.settings.SettingsOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `check`: reads the settings as `up` would, and says what is wrong with them or what they are.
@Command(
        name = "check",
        description = "Check the settings: tell everything that is wrong with them, or show each one's value and where"
                + " it comes from. Nothing is started.")
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return switch (options.read()) {
            case SettingsOutcome.Valid(Settings settings) -> {
                List<SettingProblem> problems = keyProblems(settings);
                if (problems.isEmpty()) {
                    show(settings);
                } else {
                    show(problems);
                }
                yield problems.isEmpty() ? 0 : 1;
            }
            case SettingsOutcome.Invalid(List<SettingProblem> problems) -> {
                show(problems);
                yield 1;
            }
        };
    }

    /// What stands in the file of the key, without which `up` would not start.
    private static List<SettingProblem> keyProblems(Settings settings) {
        try {
            OutgoingParts.signing(settings);
            return List.of();
        } catch (StartFailure unusable) {
            return List.of(new SettingProblem(OutgoingSection.DKIM_KEY.key(), String.valueOf(unusable.getMessage())));
        }
    }

    private void show(Settings settings) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Setting<?> setting : SettingTable.all()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("key", setting.key());
            line.put("value", shown(setting, settings));
            line.put("from", settings.origin(setting));
            lines.add(line);
        }
        if (json) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("valid", true);
            answer.put("settings", lines);
            terminal.out().println(PlainJson.of(answer));
        } else {
            lines.forEach(line ->
                    terminal.out().printf("%-40s %-30s %s%n", line.get("key"), line.get("value"), line.get("from")));
            terminal.out().println("The settings are valid.");
        }
    }

    private void show(List<SettingProblem> problems) {
        if (json) {
            List<Map<String, Object>> lines = new ArrayList<>();
            problems.forEach(problem -> {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("place", problem.place());
                line.put("reason", problem.reason());
                lines.add(line);
            });
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("valid", false);
            answer.put("problems", lines);
            terminal.out().println(PlainJson.of(answer));
        } else {
            problems.forEach(problem -> terminal.err().println("mailassay: " + problem.line()));
        }
    }

    private static String shown(Setting<?> setting, Settings settings) {
        String text = settings.text(setting);
        return setting.secret() && !text.isEmpty() ? "(secret)" : text;
    }
}
