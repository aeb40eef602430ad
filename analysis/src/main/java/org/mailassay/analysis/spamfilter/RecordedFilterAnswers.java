package org.mailassay.analysis.spamfilter;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// What the filters said of one message, so that its scan can be repeated.
public record RecordedFilterAnswers(Map<FilterName, FilterAnswer> answers) {
    public RecordedFilterAnswers {
        Map<FilterName, FilterAnswer> sorted = new EnumMap<>(FilterName.class);
        sorted.putAll(answers);
        answers = Collections.unmodifiableMap(sorted);
    }

    /// The recording as JSON text, the same for the same answers.
    public String toJson() {
        return RecordedFilterAnswersJson.write(this);
    }

    /// Reads what [#toJson()] wrote.
    public static Reading fromJson(String json) {
        return RecordedFilterAnswersJson.read(json);
    }

    /// What came of reading a recording.
    public sealed interface Reading {
        /// It was read.
        record Parsed(RecordedFilterAnswers recorded) implements Reading {}

        /// It is no recording.
        ///
        /// @param reason what is wrong, for a person
        record Malformed(String reason) implements Reading {}
    }
}
