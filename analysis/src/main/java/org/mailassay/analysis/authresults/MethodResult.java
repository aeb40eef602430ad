package org.mailassay.analysis.authresults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one method found (RFC 8601, section 2.2).
///
/// @param method the method: `spf`, `dkim`, `dmarc`, `arc`, `bimi`, `iprev`
/// @param result its result: `pass`, `fail`, `none`
/// @param reason why, for a person; empty when that was not said
/// @param comment a remark beside the result, for a person; empty when there is none
/// @param properties what was looked at
public record MethodResult(String method, String result, String reason, String comment, List<Property> properties) {
    public MethodResult {
        properties = List.copyOf(properties);
    }

    /// A result without anything else.
    public static MethodResult of(String method, String result) {
        return new MethodResult(method, result, "", "", List.of());
    }

    /// The same with a reason; an empty one is none.
    public MethodResult because(String why) {
        return new MethodResult(method, result, why, comment, properties);
    }

    /// The same with a comment; an empty one is none.
    public MethodResult remarking(String remark) {
        return new MethodResult(method, result, reason, remark, properties);
    }

    /// The same with one property more; one with an empty value is none.
    public MethodResult with(String type, String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        List<Property> more = new ArrayList<>(properties);
        more.add(new Property(type, name, value));
        return new MethodResult(method, result, reason, comment, more);
    }

    /// The value of a property, the first where there are several.
    public Optional<String> property(String type, String name) {
        return properties.stream()
                .filter(property -> property.type().equalsIgnoreCase(type)
                        && property.name().equalsIgnoreCase(name))
                .map(Property::value)
                .findFirst();
    }
}
