package org.mailassay.appliance.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.fetch.FetchAnswer;
import org.mailassay.analysis.fetch.FetchAnswer.Cause;
import org.mailassay.analysis.fetch.FetchAnswer.Reason;
import org.mailassay.analysis.fetch.FetchRequest;
import org.mailassay.analysis.testing.Zones;

/// Fetches from servers on this machine that behave well and badly.
class GuardedFetcherTest {
    private static final InetAddress ALLOWED = InetAddress.ofLiteral("127.0.0.2");
    private static final Dns ZONES = Zones.of("""
            good.example: {A: 127.0.0.2}
            inside.example: {A: 127.0.0.1}
            """);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Test
    void aPageIsFetchedWithNothingButItsAddressAndTheAgent() {
        try (TestServer server = server((_, out) -> TestServer.write(out, "200 OK\r\nContent-Type: a/b", bytes("hi")));
                GuardedFetcher fetcher = fetcher(ZONES, server)) {
            FetchAnswer answer = fetcher.fetch(FetchRequest.get(url(server, "/a?b#c"), 10));

            assertThat(answer).isInstanceOfSatisfying(FetchAnswer.Fetched.class, fetched -> {
                assertThat(fetched.url()).isEqualTo(url(server, "/a?b"));
                assertThat(fetched.status()).isEqualTo(200);
                assertThat(fetched.contentType()).isEqualTo("a/b");
                assertThat(fetched.body().latin1()).isEqualTo("hi");
                assertThat(fetched.cut()).isFalse();
                assertThat(fetched.certificate()).isEmpty();
            });
            assertThat(server.requests.getFirst().lines())
                    .containsExactlyInAnyOrder(
                            "GET /a?b HTTP/1.1",
                            "User-Agent: Mailassay/1 (+https://mail.example)",
                            "Host: good.example:" + server.port(),
                            "Connection: Keep-Alive",
                            "Accept-Encoding: gzip");
        }
    }

    @Test
    void ofAHeadNoBodyIsRead() {
        try (TestServer server = server((_, out) -> {
                    out.write(bytes("HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\n"));
                    endless(out);
                });
                GuardedFetcher fetcher = fetcher(ZONES, server)) {
            assertThat(fetcher.fetch(FetchRequest.head(url(server, "/"))))
                    .isInstanceOfSatisfying(FetchAnswer.Fetched.class, fetched -> {
                        assertThat(fetched.declaredLength()).isEqualTo(5_000_000_000L);
                        assertThat(fetched.body().length()).isZero();
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/1, 200, 1",
        "/5, 200, 5",
    })
    void redirectsAreFollowed(String path, int status, int redirects) {
        try (TestServer server = redirecting();
                GuardedFetcher fetcher = fetcher(ZONES, server)) {
            assertThat(fetcher.fetch(FetchRequest.head(url(server, path))))
                    .isInstanceOfSatisfying(FetchAnswer.Fetched.class, fetched -> {
                        assertThat(fetched.status()).isEqualTo(status);
                        assertThat(fetched.redirects())
                                .hasSize(redirects)
                                .first()
                                .isEqualTo(new FetchAnswer.Hop(url(server, path), 302));
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/6, TOO_MANY_REDIRECTS, 6",
        "/circle, TOO_MANY_REDIRECTS, 2",
        "/to?file:///etc/passwd, SCHEME, 1",
        "/to?//inside.example:PORT/, NAME_NOT_PUBLIC, 1",
        "/to?http://127.0.0.1:PORT/, NOT_PUBLIC, 1",
        "/to?http://good.example:1/, PORT, 1",
        "/to?http://a:b@good.example/, CREDENTIALS, 1",
        "/to?http:///, NOT_A_URL, 1",
    })
    void aRedirectIsJudgedLikeTheFirstUrl(String path, Reason reason, int redirects) {
        try (TestServer server = redirecting();
                GuardedFetcher fetcher = fetcher(ZONES, server)) {
            String there = path.replace("PORT", String.valueOf(server.port()));
            assertThat(fetcher.fetch(FetchRequest.head(url(server, there))))
                    .isInstanceOfSatisfying(FetchAnswer.Refused.class, refused -> {
                        assertThat(refused.reason()).isEqualTo(reason);
                        assertThat(refused.redirects()).hasSize(redirects);
                    });
        }
    }

    @Test
    void aNameThatTurnsInwardsIsNotFollowed() {
        AtomicInteger questions = new AtomicInteger();
        Dns turning = (name, type) -> {
            String address = questions.getAndIncrement() < 2 ? "127.0.0.2" : "127.0.0.1";
            return Zones.of("turning.example: {A: " + address + "}").query(name, type);
        };
        try (TestServer outside = server((request, out) ->
                        TestServer.write(out, "302 Found\r\nLocation: /next" + request.length(), new byte[0]));
                TestServer inside = new TestServer(
                        "127.0.0.1", outside.port(), (_, out) -> TestServer.write(out, "200 OK", bytes("secret")));
                GuardedFetcher fetcher = fetcher(turning, outside)) {
            String url = "http://turning.example:" + outside.port() + "/";

            assertThat(fetcher.fetch(FetchRequest.get(url, 100)))
                    .isInstanceOfSatisfying(
                            FetchAnswer.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.NAME_NOT_PUBLIC));
            assertThat(outside.requests).hasSize(1);
            assertThat(inside.requests).isEmpty();
        }
    }

    @Test
    void aGzipBombIsReadNoFurtherThanAsked() throws IOException {
        byte[] bomb = gzip(64 << 20);
        try (TestServer server = server((_, out) -> TestServer.write(out, "200 OK\r\nContent-Encoding: gzip", bomb));
                GuardedFetcher fetcher = fetcher(ZONES, server)) {
            assertThat(fetcher.fetch(FetchRequest.get(url(server, "/"), 1_000)))
                    .isInstanceOfSatisfying(FetchAnswer.Fetched.class, fetched -> {
                        assertThat(fetched.body().length()).isEqualTo(1_000);
                        assertThat(fetched.cut()).isTrue();
                    });
        }
    }

    @Test
    void anEndlessBodyIsCut() {
        try (TestServer server = server((_, out) -> {
                    out.write(bytes("HTTP/1.1 200 OK\r\n\r\n"));
                    endless(out);
                });
                GuardedFetcher fetcher = fetcher(ZONES, server)) {
            assertThat(fetcher.fetch(FetchRequest.get(url(server, "/"), 100_000)))
                    .isInstanceOfSatisfying(FetchAnswer.Fetched.class, fetched -> {
                        assertThat(fetched.body().length()).isEqualTo(100_000);
                        assertThat(fetched.cut()).isTrue();
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "silence, TIMEOUT",
        "drops, TIMEOUT",
        "slow redirects, TIMEOUT",
        "endless header, BAD_ANSWER",
        "nonsense, BAD_ANSWER",
        "hang up, BAD_ANSWER",
    })
    @Timeout(20)
    void aServerThatBehavesBadlyHasItsCause(String behaviour, Cause cause) {
        try (TestServer server = server((_, out) -> misbehave(behaviour, out));
                GuardedFetcher fetcher = fetcher(ZONES, server)) {
            long start = System.nanoTime();
            assertThat(fetcher.fetch(FetchRequest.get(url(server, "/"), 1 << 20)))
                    .isInstanceOfSatisfying(
                            FetchAnswer.Failed.class,
                            failed -> assertThat(failed.cause()).isEqualTo(cause));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE.plusSeconds(2));
        }
    }

    @Test
    void aNameIsLookedUpNoLongerThanAFetchMayTake() {
        Dns stuck = (_, _) -> {
            try {
                Thread.sleep(Duration.ofMinutes(2));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("nobody waits for this");
        };
        try (GuardedFetcher fetcher =
                new GuardedFetcher(new GuardedClient(stuck, "test"), port -> port == 80, Duration.ofMillis(300))) {
            assertThat(fetcher.fetch(FetchRequest.head("http://stuck.example/")))
                    .isInstanceOfSatisfying(
                            FetchAnswer.Failed.class,
                            failed -> assertThat(failed.cause()).isEqualTo(Cause.TIMEOUT));
        }
    }

    private static void misbehave(String behaviour, OutputStream out) throws IOException, InterruptedException {
        switch (behaviour) {
            case "silence" -> Thread.sleep(Duration.ofMinutes(1));
            case "drops" -> {
                out.write(bytes("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"));
                while (true) {
                    out.write('x');
                    out.flush();
                    Thread.sleep(100);
                }
            }
            case "slow redirects" -> {
                Thread.sleep(700);
                TestServer.write(out, "302 Found\r\nLocation: /" + System.nanoTime(), new byte[0]);
            }
            case "endless header" -> {
                out.write(bytes("HTTP/1.1 200 OK\r\nX: "));
                endless(out);
            }
            case "nonsense" -> out.write(bytes("SSH-2.0-whatever\r\n\r\n"));
            default -> {
                // Nothing is said.
            }
        }
    }

    private static void endless(OutputStream out) throws IOException {
        byte[] block = "x".repeat(8_192).getBytes(UTF_8);
        while (true) {
            out.write(block);
        }
    }

    /// `/3` leads to `/2` and so on; `/to?URL` leads to the URL.
    private static TestServer redirecting() {
        return server((request, out) -> {
            String path = request.substring(request.indexOf(' ') + 1, request.lastIndexOf(' '));
            switch (path) {
                case "/0" -> TestServer.write(out, "200 OK", new byte[0]);
                case "/circle" -> TestServer.write(out, "301 Moved\r\nLocation: /round", new byte[0]);
                case "/round" -> TestServer.write(out, "301 Moved\r\nLocation: circle", new byte[0]);
                default -> {
                    String to = path.startsWith("/to?")
                            ? path.substring(4)
                            : "/" + (Integer.parseInt(path.substring(1)) - 1);
                    TestServer.write(out, "302 Found\r\nLocation: " + to, new byte[0]);
                }
            }
        });
    }

    private static TestServer server(TestServer.Conversation conversation) {
        return new TestServer("127.0.0.2", 0, conversation);
    }

    private static GuardedFetcher fetcher(Dns dns, TestServer server) {
        GuardedClient client = new GuardedClient(
                dns,
                GuardedClient.agent("1", "https://mail.example"),
                address -> List.of(ALLOWED).contains(address),
                UnaryOperator.identity());
        return new GuardedFetcher(client, port -> port == server.port(), PATIENCE);
    }

    private static String url(TestServer server, String path) {
        return "http://good.example:" + server.port() + path;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] gzip(int zeros) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            byte[] block = new byte[1 << 16];
            for (int written = 0; written < zeros; written += block.length) {
                out.write(block);
            }
        }
        return packed.toByteArray();
    }
}
