package org.mailassay.appliance.fetch;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.fetch.Fetcher;

/// A web of one server on this machine, with the real client between, for scans in tests.
public final class LoopbackWeb implements AutoCloseable {
    /// Where the server is: the test's zones give its hosts this address.
    public static final String ADDRESS = "127.0.0.2";

    private final TestServer server;
    private final GuardedFetcher fetcher;

    /// @param pictures by their paths; any other path is an empty page
    public LoopbackWeb(Dns dns, Map<String, byte[]> pictures) {
        server = new TestServer(ADDRESS, 0, (request, out) -> {
            byte[] picture = pictures.getOrDefault(request.split(" ", -1)[1], new byte[0]);
            String type = picture.length == 0 ? "text/html" : "image/png";
            byte[] body = request.startsWith("HEAD") ? new byte[0] : picture;
            TestServer.write(out, "200 OK\r\nContent-Type: " + type, body);
        });
        GuardedClient client = new GuardedClient(
                dns,
                GuardedClient.agent("1", "https://mail.example"),
                InetAddress.ofLiteral(ADDRESS)::equals,
                UnaryOperator.identity());
        fetcher = new GuardedFetcher(client, port -> port == server.port(), Duration.ofSeconds(5));
    }

    /// The port that its URLs have.
    public int port() {
        return server.port();
    }

    public Fetcher fetcher() {
        return fetcher;
    }

    @Override
    public void close() {
        fetcher.close();
        server.close();
    }
}
