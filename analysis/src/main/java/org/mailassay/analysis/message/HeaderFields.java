package org.mailassay.analysis.message;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The header section of a message, taken apart into its fields, and the body that follows it (RFC 5322,
/// section 2.1).
///
/// Reading is tolerant and linear in time: every octet is looked at once, whatever it is. What is not a field is
/// passed over and noted in [#irregularities()], so that one odd line does not hide the fields after it.
public final class HeaderFields {
    private final List<HeaderField> fields;
    private final Map<String, List<HeaderField>> byName;
    private final Octets body;
    private final Map<HeaderIrregularity, Integer> irregularities;

    HeaderFields(
            List<HeaderField> fields,
            Map<String, List<HeaderField>> byName,
            Octets body,
            Map<HeaderIrregularity, Integer> irregularities) {
        this.fields = List.copyOf(fields);
        this.byName = byName;
        this.body = body;
        this.irregularities = Map.copyOf(irregularities);
    }

    /// The header fields of a message under the default limits.
    public static HeaderFields of(Octets message) {
        return of(message, HeaderLimits.DEFAULT);
    }

    /// The header fields of a message.
    public static HeaderFields of(Octets message, HeaderLimits limits) {
        return new HeaderSectionReader(message, limits).read();
    }

    /// Every field, from the top down.
    public List<HeaderField> all() {
        return fields;
    }

    /// The fields of that name in whatever letter case, from the top down; empty when there is none.
    public List<HeaderField> named(String name) {
        return byName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /// The topmost field of that name.
    public Optional<HeaderField> first(String name) {
        return named(name).stream().findFirst();
    }

    /// What follows the empty line after the header section; empty where there is no such line.
    public Octets body() {
        return body;
    }

    /// What was irregular, each kind with the offset in the message where it was first met.
    public Map<HeaderIrregularity, Integer> irregularities() {
        return irregularities;
    }

    /// Whether every field was read, which is not so once a limit was passed. A verdict over an incomplete header
    /// section would be about another message than the one received.
    public boolean complete() {
        return !irregularities.containsKey(HeaderIrregularity.TOO_MANY_FIELDS)
                && !irregularities.containsKey(HeaderIrregularity.TOO_LONG);
    }
}
