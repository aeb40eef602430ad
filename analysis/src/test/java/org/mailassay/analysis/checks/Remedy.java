package org.mailassay.analysis.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailassay.analysis.score.Fix;
import org.mailassay.analysis.testing.ScanMail;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Follows advice to the letter: a record is published as it stands there, a field is written as it stands there.
final class Remedy {
    private Remedy() {}

    static ScanMail follow(ScanMail mail, Fix fix) {
        assertThat(fix.value()).as("what can be copied of: %s", fix.text()).isNotEmpty();
        return switch (fix.type()) {
            case "TXT" -> mail.withZones(published(mail.zones(), fix));
            case "MX" -> mail.withZones(routed(mail.zones(), fix));
            case "PTR" -> mail.withZones(mail.zones() + fix.name() + ":\n  - PTR: " + fix.value() + "\n");
            case "header" -> mail.withText(written(mail.text(), fix));
            default -> throw new AssertionError("cannot follow " + fix);
        };
    }

    private static Map<String, List<Object>> read(String zones) {
        return new LinkedHashMap<>(new Yaml(new SafeConstructor(new LoaderOptions())).load(zones));
    }

    /// In the place of all MX records.
    private static String routed(String zones, Fix fix) {
        Map<String, List<Object>> all = read(zones);
        List<Object> records = new ArrayList<>(all.getOrDefault(fix.name(), List.of()));
        records.removeIf(one -> one instanceof Map<?, ?> entry && entry.containsKey("MX"));
        for (String record : fix.value().lines().toList()) {
            String[] parts = record.split(" ", 2);
            records.add(Map.of("MX", List.of(Integer.parseInt(parts[0]), parts[1].equals(".") ? "" : parts[1])));
        }
        all.put(fix.name(), records);
        return new Yaml().dump(all);
    }

    /// In the place of the records of the same version.
    private static String published(String zones, Fix fix) {
        Map<String, List<Object>> all = read(zones);
        List<Object> records = new ArrayList<>(all.getOrDefault(fix.name(), List.of()));
        String version = fix.value().split("[; ]", 2)[0];
        records.removeIf(one -> one instanceof Map<?, ?> entry
                && String.valueOf(entry.get("TXT")).startsWith(version));
        records.add(Map.of("TXT", fix.value()));
        all.put(fix.name(), records);
        return new Yaml().dump(all);
    }

    private static String written(String text, Fix fix) {
        String field = fix.name() + ": " + fix.value().replace('…', '1') + "\n";
        String rest = text.replaceAll("(?m)^" + fix.name() + ":.*\n([ \t].*\n)*", "");
        int end = rest.indexOf("\n\n") + 1;
        return rest.substring(0, end) + field + rest.substring(end);
    }
}
