package org.mailassay.appliance.fetch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntPredicate;
import org.mailassay.analysis.fetch.FetchAnswer;
import org.mailassay.analysis.fetch.FetchRequest;
import org.mailassay.analysis.fetch.Fetcher;

/// Fetches what messages name: links, pictures, logos, certificates.
///
/// What is asked for was chosen by a stranger, who may mean the appliance's own network. So only http and https on
/// their own ports are spoken, with hosts on public addresses, and every redirect is judged like the first URL; all
/// of it together may take five seconds.
public final class GuardedFetcher implements Fetcher, AutoCloseable {
    private static final Duration GRACE = Duration.ofMillis(250);

    private final GuardedClient client;
    private final IntPredicate ports;
    private final Duration patience;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// @param client closed with this
    public GuardedFetcher(GuardedClient client) {
        this(client, port -> port == 80 || port == 443, GuardedClient.PATIENCE);
    }

    /// For tests, whose servers have other ports.
    GuardedFetcher(GuardedClient client, IntPredicate ports, Duration patience) {
        this.client = client;
        this.ports = ports;
        this.patience = patience;
    }

    @Override
    public FetchAnswer fetch(FetchRequest request) {
        List<FetchAnswer.Hop> hops = new CopyOnWriteArrayList<>();
        long end = System.nanoTime() + patience.toNanos();
        Future<FetchAnswer> answer = threads.submit(() -> new Pursuit(client, ports, request, hops, end).answer());
        try {
            // The client limits its own time, but a look-up in the DNS has another limit.
            return answer.get(patience.plus(GRACE).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return new FetchAnswer.Failed(FetchAnswer.Cause.TIMEOUT, Pursuit.TOO_LONG, hops);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new FetchAnswer.Failed(FetchAnswer.Cause.TIMEOUT, "the scan was stopped", hops);
        } catch (ExecutionException odd) {
            // The client met something that it does not tell as an IOException; a stranger may have sent it.
            return new FetchAnswer.Failed(FetchAnswer.Cause.UNREACHABLE, Pursuit.printable(odd.getMessage()), hops);
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close();
    }
}
