package org.mailassay.appliance.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/// One who receives webhooks, well or badly.
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    final List<Received> received = new CopyOnWriteArrayList<>();
    volatile Manner manner;

    /// What came.
    record Received(Map<String, String> headers, String body) {}

    /// How it is answered.
    interface Manner {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    Receiver(int port, Optional<SSLContext> tls, Manner manner) throws IOException {
        this.manner = manner;
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        if (tls.isPresent()) {
            HttpsServer secure = HttpsServer.create(address, 0);
            secure.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
            server = secure;
        } else {
            server = HttpServer.create(address, 0);
        }
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    static Manner status(int status) {
        return exchange -> {
            byte[] body = ("answered with " + status).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        };
    }

    static Manner redirect(String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        };
    }

    /// With 304 the server leaves the field as it is.
    static Manner badLength() {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Length", "-5");
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
        };
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(
                exchange.getRequestHeaders().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, field -> field.getValue().getFirst())),
                body));
        try {
            manner.answer(exchange);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
