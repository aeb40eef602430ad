package org.mailassay.analysis.spf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.testing.Zones;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Cases in the form of the openspf test suite: documents that hold zones and tests. Our own vectors have that form
/// too, with `identity`, `terms`, `void` and `match` besides what the suite knows.
final class SpfSuite {
    private SpfSuite() {}

    /// One case.
    record Case(String name, Dns dns, Map<String, String> given, List<String> results) {
        /// A field that every case has.
        String field(String name) {
            return optional(name).orElseThrow(() -> new AssertionError(this.name + " has no " + name));
        }

        Optional<String> optional(String name) {
            return Optional.ofNullable(given.get(name));
        }
    }

    static List<Case> read(String yaml) {
        List<Case> cases = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml)) {
            Map<String, Object> fields = mapping(document);
            Dns dns = Zones.of(new Yaml().dump(fields.get("zonedata")));
            mapping(fields.get("tests")).forEach((name, test) -> cases.add(read(name, dns, mapping(test))));
        }
        return cases;
    }

    private static Case read(String name, Dns dns, Map<String, Object> test) {
        Map<String, String> given = new LinkedHashMap<>();
        test.forEach((field, value) -> given.put(field, String.valueOf(value)));
        Object result = test.get("result");
        List<String> results = result instanceof List<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(result));
        return new Case(name, dns, given, results);
    }

    private static Map<String, Object> mapping(@Nullable Object node) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (node instanceof Map<?, ?> mapping) {
            mapping.forEach((key, value) -> fields.put(String.valueOf(key), value));
        }
        return fields;
    }
}
