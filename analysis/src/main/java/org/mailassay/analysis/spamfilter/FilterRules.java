package org.mailassay.analysis.spamfilter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.resource.ShippedFile;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What is known of the filters' rules, from the data file `filter_rules.yml`, whose head explains the form.
public final class FilterRules {
    private static final String RESOURCE = "filter_rules.yml";

    private final Map<FilterName, List<LeftOut>> leftOut;
    private final Map<FilterName, Map<String, String>> explained;

    private FilterRules(Map<FilterName, List<LeftOut>> leftOut, Map<FilterName, Map<String, String>> explained) {
        this.leftOut = leftOut;
        this.explained = explained;
    }

    /// A name, or the beginning of one, and why such rules are left out.
    private record LeftOut(String name, boolean beginning, String reason) {
        private boolean covers(String rule) {
            return beginning ? rule.startsWith(name) : rule.equals(name);
        }
    }

    /// The rules that come with the appliance, read once.
    public static FilterRules bundled() {
        return Bundled.RULES;
    }

    /// Loads the file when it is first asked for.
    private static final class Bundled {
        private static final FilterRules RULES = read(ShippedFile.text(FilterRules.class, RESOURCE));
    }

    /// Reads a file.
    ///
    /// @throws IllegalArgumentException when it is not of the form
    static FilterRules read(String yaml) {
        Map<?, ?> document = mapping(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
        Map<FilterName, List<LeftOut>> leftOut = new EnumMap<>(FilterName.class);
        Map<FilterName, Map<String, String>> explained = new EnumMap<>(FilterName.class);
        for (FilterName name : FilterName.values()) {
            Map<?, ?> section = mapping(value(document, name.key()));
            List<LeftOut> rules = new ArrayList<>();
            for (Object group : (List<?>) value(section, "not_counted")) {
                String reason = String.valueOf(value(mapping(group), "reason"));
                for (Object rule : (List<?>) value(mapping(group), "rules")) {
                    rules.add(leftOut(String.valueOf(rule), reason));
                }
            }
            leftOut.put(name, rules);
            Map<String, String> sentences = new HashMap<>();
            mapping(value(section, "explained"))
                    .forEach((rule, sentence) -> sentences.put(String.valueOf(rule), String.valueOf(sentence)));
            explained.put(name, sentences);
        }
        return new FilterRules(leftOut, explained);
    }

    /// Why a rule is left out of the score; empty for one that counts. The most exact name decides.
    public Optional<String> reasonToLeaveOut(FilterName filter, String rule) {
        return leftOut.getOrDefault(filter, List.of()).stream()
                .filter(known -> known.covers(rule))
                .reduce((one, other) -> one.name().length() >= other.name().length() ? one : other)
                .map(LeftOut::reason);
    }

    /// What a rule means, in a sentence; the filter's own description where nothing better is known.
    public String explanation(FilterName filter, FilterAnswer.FiredRule rule) {
        return explained.getOrDefault(filter, Map.of()).getOrDefault(rule.name(), rule.description());
    }

    /// How many rules are explained in our own words.
    int explanations() {
        return explained.values().stream().mapToInt(Map::size).sum();
    }

    private static LeftOut leftOut(String rule, String reason) {
        return rule.endsWith("*")
                ? new LeftOut(rule.substring(0, rule.length() - 1), true, reason)
                : new LeftOut(rule, false, reason);
    }

    private static Map<?, ?> mapping(Object node) {
        if (node instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("not a mapping: " + node);
    }

    private static Object value(Map<?, ?> entry, String name) {
        Object found = entry.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no " + name + " in " + entry);
        }
        return found;
    }
}
