package org.mailassay.analysis.dns;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Asks another DNS each question once, however many threads ask it at the same time: the parts of one judgement
/// overlap in what they want to know, and must not be told different things. It forgets nothing, so it lives as long
/// as one judgement.
public final class AskOnceDns implements Dns {
    private final Dns asked;
    private final ConcurrentMap<DnsQuestion, CompletableFuture<DnsAnswer>> answers = new ConcurrentHashMap<>();

    public AskOnceDns(Dns asked) {
        this.asked = asked;
    }

    @Override
    public DnsAnswer query(String name, RecordType type) {
        DnsQuestion question = new DnsQuestion(name, type);
        CompletableFuture<DnsAnswer> own = new CompletableFuture<>();
        CompletableFuture<DnsAnswer> earlier = answers.putIfAbsent(question, own);
        if (earlier != null) {
            return earlier.join();
        }
        try {
            DnsAnswer answer = asked.query(name, type);
            own.complete(answer);
            return answer;
        } finally {
            // Only an exception leaves it open; those who wait must not wait for ever.
            own.cancel(false);
        }
    }
}
