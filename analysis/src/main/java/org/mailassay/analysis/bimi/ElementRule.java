package org.mailassay.analysis.bimi;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the profile says of one element.
///
/// @param attributes the attributes it may have, each with its allowed values; no values mean any
/// @param children the elements that may stand in it
/// @param text whether text may
record ElementRule(Map<String, Set<String>> attributes, Set<String> children, boolean text) {
    /// Reads a rule.
    ///
    /// @param attributes names with white space between them, each alone or as `name=value|value`
    /// @param children names with white space between them
    static ElementRule of(String attributes, String children, boolean text) {
        Map<String, Set<String>> rules = new HashMap<>();
        for (String attribute : attributes.strip().split("\\s+")) {
            int equals = attribute.indexOf('=');
            if (equals < 0) {
                rules.put(attribute, Set.of());
            } else {
                rules.put(
                        attribute.substring(0, equals),
                        Set.of(attribute.substring(equals + 1).split("\\|")));
            }
        }
        Set<String> names =
                children.isBlank() ? Set.of() : Set.of(children.strip().split("\\s+"));
        return new ElementRule(Map.copyOf(rules), names, text);
    }

    /// The allowed values of an attribute; empty when the element does not have it.
    Optional<Set<String>> values(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }
}
