package org.mailassay.analysis.fetch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/// Keeps every answer that was used, so that a scan can be explained and repeated. What is asked again, also at the
/// same time, gets the answer that it got first: one scan sees one world. Answers that are too large to be kept are
/// used by nobody: a repeated scan sees that world again.
public final class RecordingFetcher implements Fetcher {
    /// Octets of bodies that are kept.
    static final int MOST_KEPT = 8 << 20;

    private final Fetcher fetcher;
    private final int mostKept;
    private final AtomicLong kept = new AtomicLong();
    private final ConcurrentMap<FetchRequest, CompletableFuture<FetchAnswer>> answers = new ConcurrentHashMap<>();

    /// @param fetcher who answers
    public RecordingFetcher(Fetcher fetcher) {
        this(fetcher, MOST_KEPT);
    }

    RecordingFetcher(Fetcher fetcher, int mostKept) {
        this.fetcher = fetcher;
        this.mostKept = mostKept;
    }

    @Override
    public FetchAnswer fetch(FetchRequest request) {
        CompletableFuture<FetchAnswer> own = new CompletableFuture<>();
        CompletableFuture<FetchAnswer> earlier = answers.putIfAbsent(request, own);
        if (earlier != null) {
            return awaited(earlier);
        }
        try {
            FetchAnswer answer = keepable(fetcher.fetch(request));
            own.complete(answer);
            return answer;
        } finally {
            // Only an exception leaves it open; those who wait must not wait for ever.
            own.cancel(false);
        }
    }

    /// What was asked and answered so far.
    public RecordedFetches recorded() {
        Map<FetchRequest, FetchAnswer> done = new HashMap<>();
        answers.forEach((request, answer) -> {
            if (answer.state() == CompletableFuture.State.SUCCESS) {
                done.put(request, answer.resultNow());
            }
        });
        return new RecordedFetches(done);
    }

    private FetchAnswer keepable(FetchAnswer answer) {
        if (answer instanceof FetchAnswer.Fetched fetched) {
            int length = fetched.body().length();
            if (kept.addAndGet(length) > mostKept) {
                kept.addAndGet(-length);
                return new FetchAnswer.Failed(
                        FetchAnswer.Cause.SWITCHED_OFF,
                        "it would be more than the " + mostKept + " octets that are kept of what one message loads",
                        fetched.redirects());
            }
        }
        return answer;
    }

    private static FetchAnswer awaited(CompletableFuture<FetchAnswer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new FetchAnswer.Failed(FetchAnswer.Cause.SWITCHED_OFF, "the scan was stopped", List.of());
        } catch (ExecutionException | CancellationException broken) {
            throw new IllegalStateException("the fetch that was waited for broke", broken);
        }
    }
}
