package org.mailassay.analysis.fetch;

import java.util.List;

/// Answers from a recording; what was not fetched then is not fetched now.
public final class ReplayedFetcher implements Fetcher {
    private final RecordedFetches recorded;

    /// @param recorded the answers
    public ReplayedFetcher(RecordedFetches recorded) {
        this.recorded = recorded;
    }

    @Override
    public FetchAnswer fetch(FetchRequest request) {
        FetchAnswer answer = recorded.answers().get(request);
        return answer != null
                ? answer
                : new FetchAnswer.Failed(FetchAnswer.Cause.SWITCHED_OFF, "not in the recording", List.of());
    }
}
