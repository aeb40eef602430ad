package org.mailassay.appliance.acme;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/// An ACME authority within the test (RFC 8555): it verifies signatures and nonces, fetches what is to be proven from
/// this machine, and issues real certificates.
public final class AcmeServer implements AutoCloseable {
    private final HttpServer server;
    private final String base;
    private final InstantSource clock;
    private final TestAuthority authority = new TestAuthority();
    private final Set<String> nonces = ConcurrentHashMap.newKeySet();
    private final Map<String, PublicJsonWebKey> accounts = new ConcurrentHashMap<>();
    private final List<AcmeOrder> orders = new CopyOnWriteArrayList<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private volatile int port80;
    private volatile Duration life = Duration.ofDays(90);
    private volatile CountDownLatch proofs = new CountDownLatch(0);

    private AcmeServer(int port80, InstantSource clock) throws IOException {
        this.port80 = port80;
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.base = "http://127.0.0.1:" + server.getAddress().getPort();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /// Starts it.
    ///
    /// @param port80 the port of this machine that stands for port 80 of every name
    public static AcmeServer start(int port80, InstantSource clock) throws IOException {
        return new AcmeServer(port80, clock);
    }

    public URI directory() {
        return URI.create(base + "/directory");
    }

    /// How many orders were taken.
    public int orders() {
        return orders.size();
    }

    int accounts() {
        return accounts.size();
    }

    /// The port that proofs are fetched from, from now on.
    void port80(int port) {
        port80 = port;
    }

    /// How long certificates live, from now on.
    void life(Duration duration) {
        life = duration;
    }

    /// Begins no proof until this is called with false.
    void hold(boolean held) {
        proofs.countDown();
        proofs = new CountDownLatch(held ? 1 : 0);
    }

    /// Answers the next order with this kind of error, and a Retry-After of an hour.
    void refuseOnce(String type) {
        refusals.add(type);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String nonce = UUID.randomUUID().toString();
            nonces.add(nonce);
            exchange.getResponseHeaders().add("Replay-Nonce", nonce);
            if (path.equals("/nonce")) {
                exchange.sendResponseHeaders(exchange.getRequestMethod().equals("HEAD") ? 200 : 204, -1);
            } else if (path.equals("/directory")) {
                send(
                        exchange,
                        200,
                        Map.of(
                                "newNonce", base + "/nonce",
                                "newAccount", base + "/account",
                                "newOrder", base + "/order",
                                "revokeCert", base + "/revoke",
                                "keyChange", base + "/key",
                                "meta", Map.of("termsOfService", base + "/terms")));
            } else {
                answer(exchange, path.substring(1).split("/", -1));
            }
        }
    }

    private void answer(HttpExchange exchange, String[] path) throws IOException {
        SignedRequest request;
        try {
            request = SignedRequest.read(new String(exchange.getRequestBody().readAllBytes(), UTF_8), this::key);
        } catch (JoseException | RuntimeException e) {
            problem(exchange, 400, "malformed", String.valueOf(e.getMessage()));
            return;
        }
        if (!nonces.remove(request.nonce())) {
            problem(exchange, 400, "badNonce", "this nonce was not given out");
        } else if (!request.url().equals(base + exchange.getRequestURI().getPath())) {
            problem(exchange, 401, "unauthorized", "the request is for another address");
        } else if (path[0].equals("account")) {
            account(exchange, request);
        } else if (request.account().isEmpty()) {
            problem(exchange, 401, "accountDoesNotExist", "who are you");
        } else if (path[0].equals("order") && path.length == 1) {
            order(exchange, request);
        } else {
            AcmeOrder order = orders.get(Integer.parseInt(path[1]));
            int name = path.length > 2 ? Integer.parseInt(path[2]) : 0;
            switch (path[0]) {
                case "order" -> send(exchange, 200, order.shown(base));
                case "authorization" -> send(exchange, 200, order.authorization(base, name));
                case "challenge" -> {
                    prove(order, name, request.key());
                    send(exchange, 200, order.challenge(base, name));
                }
                case "finalize" -> finish(exchange, order, request);
                case "certificate" -> send(exchange, 200, "application/pem-certificate-chain", order.chain());
                default -> problem(exchange, 404, "malformed", "no such resource");
            }
        }
    }

    private PublicJsonWebKey key(String account) {
        return Optional.ofNullable(accounts.get(account)).orElseThrow();
    }

    private void account(HttpExchange exchange, SignedRequest request) throws IOException {
        if (!Boolean.TRUE.equals(request.payload().get("termsOfServiceAgreed"))) {
            problem(exchange, 403, "userActionRequired", "the terms must be accepted");
            return;
        }
        String location = base + "/accounts/" + request.key().calculateBase64urlEncodedThumbprint("SHA-256");
        boolean made = accounts.put(location, request.key()) == null;
        exchange.getResponseHeaders().add("Location", location);
        send(exchange, made ? 201 : 200, Map.of("status", "valid"));
    }

    private void order(HttpExchange exchange, SignedRequest request) throws IOException {
        if (!refusals.isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", "3600");
            problem(exchange, 429, refusals.removeFirst(), "too many orders\r\nfor this name");
            return;
        }
        List<String> names = new ArrayList<>();
        for (Object identifier : (List<?>) request.payload().getOrDefault("identifiers", List.of())) {
            names.add(String.valueOf(((Map<?, ?>) identifier).get("value")));
        }
        AcmeOrder order = new AcmeOrder(orders.size(), names);
        orders.add(order);
        exchange.getResponseHeaders().add("Location", base + "/order/" + order.number());
        send(exchange, 201, order.shown(base));
    }

    private void prove(AcmeOrder order, int name, PublicJsonWebKey key) {
        CountDownLatch begin = proofs;
        String expected = order.token(name) + "." + key.calculateBase64urlEncodedThumbprint("SHA-256");
        order.begin(name);
        Thread.ofVirtual().start(() -> {
            try {
                begin.await();
                order.prove(name, port80, expected);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void finish(HttpExchange exchange, AcmeOrder order, SignedRequest request) throws IOException {
        PKCS10CertificationRequest wanted = new PKCS10CertificationRequest(
                Base64.getUrlDecoder().decode(String.valueOf(request.payload().get("csr"))));
        if (!TestAuthority.names(wanted).equals(order.names().stream().sorted().toList())) {
            problem(exchange, 403, "badCSR", "these are not the names of the order");
            return;
        }
        Instant from = clock.instant().minus(Duration.ofHours(1));
        order.issue(authority.issue(wanted, from, life));
        send(exchange, 200, order.shown(base));
    }

    private static void problem(HttpExchange exchange, int status, String type, String detail) throws IOException {
        send(
                exchange,
                status,
                "application/problem+json",
                JsonUtil.toJson(Map.of("type", "urn:ietf:params:acme:error:" + type, "detail", detail)));
    }

    private static void send(HttpExchange exchange, int status, Map<String, Object> json) throws IOException {
        send(exchange, status, "application/json", JsonUtil.toJson(json));
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] octets = text.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, octets.length);
        exchange.getResponseBody().write(octets);
    }
}
