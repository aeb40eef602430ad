package org.mailassay.analysis.fetch;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/// What was fetched, with the answers, by URL and method.
public record RecordedFetches(Map<FetchRequest, FetchAnswer> answers) {
    private static final Comparator<FetchRequest> BY_URL = Comparator.comparing(FetchRequest::url)
            .thenComparing(FetchRequest::method)
            .thenComparingInt(FetchRequest::mostOctets);

    public RecordedFetches {
        Map<FetchRequest, FetchAnswer> sorted = new TreeMap<>(BY_URL);
        sorted.putAll(answers);
        answers = Collections.unmodifiableMap(sorted);
    }

    /// The recording as JSON text, the same for the same answers.
    public String toJson() {
        return RecordedFetchesWriter.write(this);
    }

    /// Reads what [#toJson()] wrote.
    public static Reading fromJson(String json) {
        return RecordedFetchesReader.read(json);
    }

    /// What came of reading a recording.
    public sealed interface Reading {
        /// It was read.
        record Parsed(RecordedFetches recorded) implements Reading {}

        /// It is no recording.
        ///
        /// @param reason what is wrong, for a person, with line and column where the JSON itself is broken
        record Malformed(String reason) implements Reading {}
    }
}
