package org.mailassay.appliance.acme;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// An order as the authority has it, with one authorization and one challenge for each name (RFC 8555, section 7.1.3).
final class AcmeOrder {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int number;
    private final List<String> names;
    private final String token = UUID.randomUUID().toString().replace('-', '_');
    private final Map<Integer, String> states = new ConcurrentHashMap<>();
    private volatile String chain = "";

    AcmeOrder(int number, List<String> names) {
        this.number = number;
        this.names = List.copyOf(names);
    }

    int number() {
        return number;
    }

    List<String> names() {
        return names;
    }

    String token(int name) {
        return token + name;
    }

    String chain() {
        return chain;
    }

    void issue(String pem) {
        chain = pem;
    }

    void begin(int name) {
        states.putIfAbsent(name, "processing");
    }

    /// Fetches the proof, and looks whether it is what it should be (RFC 8555, section 8.3).
    void prove(int name, int port80, String expected) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port80 + "/.well-known/acme-challenge/" + token(name)))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            HttpResponse<String> proof = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            boolean right = proof.statusCode() == 200 && proof.body().strip().equals(expected);
            states.put(name, right ? "valid" : "invalid");
        } catch (IOException e) {
            states.put(name, "invalid");
        }
    }

    Map<String, Object> shown(String base) {
        Map<String, Object> json = new HashMap<>();
        json.put("status", status());
        json.put("expires", "2099-01-01T00:00:00Z");
        json.put("identifiers", names.stream().map(AcmeOrder::identifier).toList());
        json.put(
                "authorizations",
                IntStream.range(0, names.size())
                        .mapToObj(name -> base + "/authorization/" + number + "/" + name)
                        .toList());
        json.put("finalize", base + "/finalize/" + number);
        if (!chain.isEmpty()) {
            json.put("certificate", base + "/certificate/" + number);
        }
        return json;
    }

    Map<String, Object> authorization(String base, int name) {
        String state = states.getOrDefault(name, "pending");
        return Map.of(
                "status",
                state.equals("processing") ? "pending" : state,
                "identifier",
                identifier(names.get(name)),
                "challenges",
                List.of(
                        Map.of("type", "dns-01", "url", base + "/no", "status", "pending", "token", "no"),
                        challenge(base, name)));
    }

    Map<String, Object> challenge(String base, int name) {
        String state = states.getOrDefault(name, "pending");
        Map<String, Object> json = new HashMap<>(Map.of(
                "type",
                "http-01",
                "url",
                base + "/challenge/" + number + "/" + name,
                "status",
                state,
                "token",
                token(name)));
        if (state.equals("invalid")) {
            json.put(
                    "error",
                    Map.of(
                            "type",
                            "urn:ietf:params:acme:error:connection",
                            "detail",
                            "the proof of " + names.get(name) + " could not be fetched"));
        }
        return json;
    }

    private String status() {
        if (!chain.isEmpty()) {
            return "valid";
        }
        if (states.containsValue("invalid")) {
            return "invalid";
        }
        boolean proven = IntStream.range(0, names.size()).allMatch(name -> "valid".equals(states.get(name)));
        return proven ? "ready" : "pending";
    }

    private static Map<String, Object> identifier(String name) {
        return Map.of("type", "dns", "value", name);
    }
}
