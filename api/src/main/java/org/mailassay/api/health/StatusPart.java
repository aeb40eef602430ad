package org.mailassay.api.health;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// How one part of the appliance stands, without secrets.
///
/// @param name for programs and persons, a word or two
/// @param summary in one sentence
/// @param facts what it is known by, in their order
public record StatusPart(String name, Standing standing, String summary, SequencedMap<String, String> facts) {
    public StatusPart {
        facts = new LinkedHashMap<>(facts);
    }

    /// Whether an operator has to do something.
    public enum Standing {
        /// Nothing.
        OK,
        /// Something is worth looking at; the appliance goes on.
        ATTENTION,
        /// It does not work.
        DOWN;

        /// The word for programs.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Without facts yet.
    public static StatusPart of(String name, Standing standing, String summary) {
        return new StatusPart(name, standing, summary, new LinkedHashMap<>(Map.of()));
    }

    /// With one more fact.
    public StatusPart with(String fact, Object value) {
        SequencedMap<String, String> more = new LinkedHashMap<>(facts);
        more.put(fact, String.valueOf(value));
        return new StatusPart(name, standing, summary, more);
    }
}
