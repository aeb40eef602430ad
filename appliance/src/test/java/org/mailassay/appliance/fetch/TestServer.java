package org.mailassay.appliance.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A server on this machine that answers each connection with whatever octets a test wants, HTTP or not.
final class TestServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Conversation conversation;
    final List<String> requests = new CopyOnWriteArrayList<>();

    /// How many clients connected, whatever they said.
    final AtomicInteger connections = new AtomicInteger();

    /// What is written to a client.
    interface Conversation {
        /// Writes.
        ///
        /// @param request its first line
        void answer(String request, OutputStream out) throws IOException, InterruptedException;
    }

    /// @param port 0 for any
    TestServer(String address, int port, Conversation conversation) {
        this.conversation = conversation;
        try {
            this.listening = new ServerSocket(port, 50, InetAddress.ofLiteral(address));
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return listening.getLocalPort();
    }

    /// An answer of HTTP.
    static void write(OutputStream out, String head, byte[] body) throws IOException {
        String text = "HTTP/1.1 " + head + "\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n";
        out.write(text.getBytes(ISO_8859_1));
        out.write(body);
    }

    private void listen() {
        try {
            while (true) {
                Socket client = listening.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1))) {
            StringBuilder head = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.append(line).append('\n');
            }
            requests.add(head.toString());
            conversation.answer(head.toString().lines().findFirst().orElse(""), client.getOutputStream());
        } catch (IOException gone) {
            // The client had enough.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
