package org.mailassay.mailets.verdict;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.RecordType;

/// A DNS that is asked until a deadline. After that every question has failed at once, so that whoever asks comes to an
/// end by itself; an answer that is late goes to the cache of the DNS behind it.
final class PatientDns implements Dns {
    private final Dns asked;
    private final Duration patience;
    private final long deadline;

    /// @param patience for all questions together, from now on
    PatientDns(Dns asked, Duration patience) {
        this.asked = asked;
        this.patience = patience;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    @Override
    public DnsAnswer query(String name, RecordType type) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            return late();
        }
        CompletableFuture<DnsAnswer> answer =
                CompletableFuture.supplyAsync(() -> asked.query(name, type), Thread::startVirtualThread);
        try {
            return answer.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return late();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new DnsAnswer.Failed(DnsAnswer.Cause.TIMEOUT, "the question was given up");
        } catch (ExecutionException e) {
            throw new IllegalStateException("A question always gets an answer", e);
        }
    }

    private DnsAnswer late() {
        return new DnsAnswer.Failed(DnsAnswer.Cause.TIMEOUT, "no answer within " + patience.toSeconds() + " s");
    }
}
