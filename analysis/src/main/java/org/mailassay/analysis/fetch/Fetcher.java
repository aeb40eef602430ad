package org.mailassay.analysis.fetch;

import java.util.List;

/// Fetches over HTTP what a stranger named. Implementations are safe for use by many threads at once; a call may block,
/// and never throws for what the other side did or did not: that is a [FetchAnswer].
public interface Fetcher {
    /// Fetches, following redirects.
    FetchAnswer fetch(FetchRequest request);

    /// Fetches nothing: every answer is that fetching is switched off.
    static Fetcher none() {
        return request -> new FetchAnswer.Failed(FetchAnswer.Cause.SWITCHED_OFF, "fetching is switched off", List.of());
    }
}
