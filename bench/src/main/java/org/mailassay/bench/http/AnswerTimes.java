package org.mailassay.bench.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Asks a list of paths again and again and prints how long the answers took.
///
/// Arguments: base URL, key, requests in all, connections, then paths. The first tenth of the requests warms up and
/// does not count. Any status but 200 ends the measure with exit code 1.
public final class AnswerTimes {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String key;
    private final List<String> paths;

    private AnswerTimes(String base, String key, List<String> paths) {
        this.base = base;
        this.key = key;
        this.paths = paths;
    }

    /// Runs the measure.
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length < 5) {
            System.err.println("Arguments: BASE-URL KEY REQUESTS CONNECTIONS PATH…");
            System.exit(2);
        }
        List<String> paths = List.of(arguments).subList(4, arguments.length);
        AnswerTimes measure = new AnswerTimes(arguments[0], arguments[1], paths);
        int requests = Integer.parseInt(arguments[2]);
        int connections = Integer.parseInt(arguments[3]);
        measure.run(requests / 10, connections);
        print(measure.run(requests, connections), connections);
    }

    private long[] run(int requests, int connections) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        ConcurrentLinkedQueue<Long> nanoseconds = new ConcurrentLinkedQueue<>();
        List<Thread> threads = IntStream.range(0, connections)
                .mapToObj(i -> Thread.ofPlatform().start(() -> {
                    for (int n = next.getAndIncrement(); n < requests; n = next.getAndIncrement()) {
                        nanoseconds.add(ask(paths.get(n % paths.size())));
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        return nanoseconds.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private long ask(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + key)
                .build();
        long begin = System.nanoTime();
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                System.err.println(path + ": " + answer.statusCode());
                System.exit(1);
            }
        } catch (IOException | InterruptedException e) {
            System.err.println(path + ": " + e);
            System.exit(1);
        }
        return System.nanoTime() - begin;
    }

    private static void print(long[] sorted, int connections) {
        System.out.printf(
                Locale.ROOT,
                "%d answers, %d connections: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, maximum %.1f ms%n",
                sorted.length,
                connections,
                milliseconds(sorted, 50),
                milliseconds(sorted, 95),
                milliseconds(sorted, 99),
                Arrays.stream(sorted).max().orElse(0) / 1e6);
    }

    private static double milliseconds(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }
}
