package org.mailassay.analysis.dns;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/// Questions to the DNS with the answers that they got, by name and type.
public record RecordedAnswers(Map<DnsQuestion, DnsAnswer> answers) {
    private static final Comparator<DnsQuestion> BY_NAME =
            Comparator.comparing(DnsQuestion::name).thenComparing(DnsQuestion::type);

    public RecordedAnswers {
        Map<DnsQuestion, DnsAnswer> sorted = new TreeMap<>(BY_NAME);
        sorted.putAll(answers);
        answers = Collections.unmodifiableMap(sorted);
    }

    /// The recording as JSON text, the same for the same answers.
    public String toJson() {
        return RecordedAnswersJson.write(this);
    }

    /// Reads what [#toJson()] wrote.
    public static Reading fromJson(String json) {
        return RecordedAnswersJson.read(json);
    }

    /// What came of reading a recording.
    public sealed interface Reading {
        /// It was read.
        record Parsed(RecordedAnswers recorded) implements Reading {}

        /// It is no recording.
        ///
        /// @param reason what is wrong, for a person, with line and column where the JSON itself is broken
        record Malformed(String reason) implements Reading {}
    }
}
