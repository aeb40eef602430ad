package org.mailassay.analysis.reputation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// What services said of the address that a message came from, so that its scan can be repeated.
public record RecordedReputation(Map<SourceName, ReputationAnswer> answers) {
    public RecordedReputation {
        Map<SourceName, ReputationAnswer> sorted = new EnumMap<>(SourceName.class);
        sorted.putAll(answers);
        answers = Collections.unmodifiableMap(sorted);
    }

    /// Nobody was asked.
    public static RecordedReputation none() {
        return new RecordedReputation(Map.of());
    }

    /// The recording as JSON text, the same for the same answers.
    public String toJson() {
        return RecordedReputationJson.write(this);
    }

    /// Reads what [#toJson()] wrote.
    public static Reading fromJson(String json) {
        return RecordedReputationJson.read(json);
    }

    /// What came of reading a recording.
    public sealed interface Reading {
        /// It was read.
        record Parsed(RecordedReputation recorded) implements Reading {}

        /// It is no recording.
        ///
        /// @param reason what is wrong, for a person
        record Malformed(String reason) implements Reading {}
    }
}
