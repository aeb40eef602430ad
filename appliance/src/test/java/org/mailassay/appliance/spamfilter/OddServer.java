package org.mailassay.appliance.spamfilter;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A server on this machine that takes one question and answers whatever it was told to.
public final class OddServer implements AutoCloseable {
    private final ServerSocket listening;
    private final CompletableFuture<String> question = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);

    /// How to answer.
    public interface Behaviour {
        /// Answers.
        ///
        /// @param over open until the test is over
        void answer(Socket socket, CountDownLatch over) throws IOException, InterruptedException;
    }

    public OddServer(String lastOfQuestion, Behaviour behaviour) {
        try {
            listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
        Thread.ofVirtual().start(() -> serve(lastOfQuestion, behaviour));
    }

    /// Answers with a text and closes.
    public static Behaviour saying(String text) {
        return (socket, over) -> socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Says a beginning and then one octet after another, for ever.
    static Behaviour dripping(String beginning) {
        return (socket, over) -> {
            OutputStream out = socket.getOutputStream();
            out.write(beginning.getBytes(StandardCharsets.UTF_8));
            while (!over.await(20, TimeUnit.MILLISECONDS)) {
                out.write('x');
                out.flush();
            }
        };
    }

    /// Says nothing.
    static Behaviour silent() {
        return (socket, over) -> over.await();
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), listening.getLocalPort());
    }

    /// An address where nobody listens.
    static InetSocketAddress closed() throws IOException {
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), nobody.getLocalPort());
        }
    }

    /// What it was asked.
    String question() {
        return question.join();
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        listening.close();
    }

    private void serve(String lastOfQuestion, Behaviour behaviour) {
        try (Socket socket = listening.accept()) {
            StringBuilder asked = new StringBuilder();
            int octet = socket.getInputStream().read();
            while (octet >= 0) {
                asked.append((char) octet);
                if (asked.length() >= lastOfQuestion.length()
                        && asked.substring(asked.length() - lastOfQuestion.length())
                                .equals(lastOfQuestion)) {
                    break;
                }
                octet = socket.getInputStream().read();
            }
            question.complete(asked.toString());
            behaviour.answer(socket, over);
        } catch (IOException | InterruptedException over) {
            question.completeExceptionally(over);
        }
    }
}
