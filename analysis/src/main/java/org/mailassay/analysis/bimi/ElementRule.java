package org.mailassay.analysis.bimi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What the profile says of one element.
///
/// @param attributes the attributes it may have, each with its allowed values; no values mean any
/// @param children the elements that may stand in it
/// @param text whether text may
record ElementRule(Map<String, Set<String>> attributes, Set<String> children, boolean text) {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /// Reads a rule.
    ///
    /// @param attributes names with white space between them, each alone or as `name=value|value`
    /// @param children names with white space between them
    static ElementRule of(String attributes, String children, boolean text) {
        Map<String, Set<String>> rules = new HashMap<>();
        for (String attribute : words(attributes)) {
            int equals = attribute.indexOf('=');
            if (equals < 0) {
                rules.put(attribute, Set.of());
            } else {
                Set<String> values =
                        Set.copyOf(words(attribute.substring(equals + 1).replace('|', ' ')));
                rules.put(attribute.substring(0, equals), values);
            }
        }
        return new ElementRule(Map.copyOf(rules), Set.copyOf(words(children)), text);
    }

    private static List<String> words(String text) {
        return SPACE.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
    }

    /// The allowed values of an attribute; empty when the element does not have it.
    Optional<Set<String>> values(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }
}
