package org.mailassay.mailets.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import javax.net.ssl.SSLContext;

/// Sends messages over many connections at once, and remembers which of them were answered with 250.
///
/// @param server where to
/// @param connections how many at one time
/// @param messagesPerConnection after which a new connection is made
/// @param encrypted whether STARTTLS is used
/// @param recipient of every message
/// @param messages by number, ready to be sent after DATA
public record SmtpLoad(
        InetSocketAddress server,
        int connections,
        int messagesPerConnection,
        boolean encrypted,
        String recipient,
        IntFunction<byte[]> messages) {
    /// What came of it.
    ///
    /// @param accepted the numbers of the messages that were answered with 250
    /// @param refused how many messages were answered otherwise
    /// @param broken how many connections ended early or were not made
    /// @param elapsed how long it took
    /// @param latencies of the accepted ones, from MAIL to 250, in nanoseconds and ascending
    public record Result(List<Integer> accepted, int refused, int broken, Duration elapsed, List<Long> latencies) {
        public double perSecond() {
            return accepted.size() / (elapsed.toNanos() / 1e9);
        }

        public Duration percentile(int percent) {
            return latencies.isEmpty()
                    ? Duration.ZERO
                    : Duration.ofNanos(latencies.get((latencies.size() - 1) * percent / 100));
        }

        @Override
        public String toString() {
            return "%d accepted, %d refused, %d connections broken in %.2f s: %.0f/s; p50 %.1f ms, p99 %.1f ms"
                    .formatted(
                            accepted.size(),
                            refused,
                            broken,
                            elapsed.toNanos() / 1e9,
                            perSecond(),
                            percentile(50).toNanos() / 1e6,
                            percentile(99).toNanos() / 1e6);
        }
    }

    /// Sends the messages from one number up to another, each once whatever the answer.
    public Result send(int from, int to) {
        return new Run(from, to, () -> false).result();
    }

    /// Sends messages from that number on until told to stop.
    public Result sendUntil(int from, BooleanSupplier stop) {
        return new Run(from, Integer.MAX_VALUE, stop).result();
    }

    private final class Run {
        private final AtomicInteger next;
        private final int end;
        private final BooleanSupplier stop;
        private final Queue<Integer> accepted = new ConcurrentLinkedQueue<>();
        private final Collection<Long> latencies = new ConcurrentLinkedQueue<>();
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger broken = new AtomicInteger();
        private final SSLContext tls = SmtpClient.trustingAll();

        Run(int from, int end, BooleanSupplier stop) {
            this.next = new AtomicInteger(from);
            this.end = end;
            this.stop = stop;
        }

        Result result() {
            long begin = System.nanoTime();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                threads.add(Thread.ofVirtual().name("load-" + i).start(this::sendAll));
            }
            try {
                for (Thread thread : threads) {
                    thread.join();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Result(
                    accepted.stream().sorted().toList(),
                    refused.get(),
                    broken.get(),
                    Duration.ofNanos(System.nanoTime() - begin),
                    latencies.stream().sorted().toList());
        }

        private boolean isOver() {
            return next.get() >= end || stop.getAsBoolean();
        }

        private void sendAll() {
            while (!isOver()) {
                try {
                    sendSome();
                } catch (IOException e) {
                    broken.incrementAndGet();
                    pause();
                }
            }
        }

        private void sendSome() throws IOException {
            try (SmtpClient client = SmtpClient.greet(server)) {
                if (encrypted) {
                    client.startTls(tls);
                    client.say("EHLO load.example");
                }
                for (int i = 0; i < messagesPerConnection && !isOver(); i++) {
                    int number = next.getAndIncrement();
                    if (number < end) {
                        sendOne(client, number);
                    }
                }
                client.say("QUIT");
            }
        }

        private void sendOne(SmtpClient client, int number) throws IOException {
            byte[] message = messages.apply(number);
            long begin = System.nanoTime();
            client.send("MAIL FROM:<load@load.example>\r\nRCPT TO:<" + recipient + ">\r\nDATA\r\n");
            client.read();
            client.read();
            boolean go = client.read().code() == 354;
            if (go) {
                client.send(message);
                client.send(".\r\n");
            }
            if (go && client.read().code() == 250) {
                accepted.add(number);
                latencies.add(System.nanoTime() - begin);
            } else {
                refused.incrementAndGet();
                client.say("RSET");
            }
        }

        /// A server that is away is not asked again at once.
        private void pause() {
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
