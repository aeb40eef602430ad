package org.mailassay.bench.health;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Answers every question over UDP with "no such name", after a delay, and counts them by the second.
final class SlowDnsServer implements AutoCloseable {
    private static final int HEADER = 12;
    private static final int NO_SUCH_NAME = 3;

    private final DatagramSocket socket;
    private final Duration delay;
    private final AtomicInteger second = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicLong all = new AtomicLong();
    private final Thread counting;

    SlowDnsServer(Duration delay) throws IOException {
        this.delay = delay;
        this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        this.counting = Thread.startVirtualThread(this::count);
        Thread.ofPlatform().daemon().start(this::serve);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }

    /// The most questions in one second so far.
    int most() {
        return most.get();
    }

    /// All questions so far.
    long all() {
        return all.get();
    }

    @Override
    public void close() {
        counting.interrupt();
        socket.close();
    }

    private void count() {
        try {
            while (true) {
                Thread.sleep(Duration.ofSeconds(1));
                most.accumulateAndGet(second.getAndSet(0), Math::max);
            }
        } catch (InterruptedException over) {
            // The measure has ended.
        }
    }

    private void serve() {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
            } catch (IOException over) {
                return;
            }
            second.incrementAndGet();
            all.incrementAndGet();
            byte[] reply = reply(Arrays.copyOf(buffer, packet.getLength()));
            DatagramPacket answer = new DatagramPacket(reply, reply.length, packet.getSocketAddress());
            Thread.startVirtualThread(() -> send(answer));
        }
    }

    private void send(DatagramPacket answer) {
        try {
            Thread.sleep(delay);
            socket.send(answer);
        } catch (IOException | InterruptedException over) {
            // The measure has ended.
        }
    }

    /// The question alone, as the answer of a resolver (RFC 1035, section 4.1.1).
    private static byte[] reply(byte[] question) {
        int end = HEADER;
        while (question[end] != 0) {
            end += question[end] + 1;
        }
        byte[] reply = Arrays.copyOf(question, end + 5);
        reply[2] = (byte) (0x80 | (question[2] & 1));
        reply[3] = (byte) (0x80 | NO_SUCH_NAME);
        Arrays.fill(reply, 6, HEADER, (byte) 0);
        return reply;
    }
}
