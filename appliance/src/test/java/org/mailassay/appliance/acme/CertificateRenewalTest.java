package org.mailassay.appliance.acme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.mailets.tls.KeyAndChain;
import org.mailassay.store.acme.AcmeStore;
import org.mailassay.store.acme.CertificateStanding;
import org.mailassay.store.testing.TestDatabase;

/// Against an authority on this machine, which fetches its proofs from a web server on this machine.
class CertificateRenewalTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final List<String> NAMES = List.of("mx.example.com", "mail.example.com");

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.now().minus(Duration.ofHours(1)));
    private final AtomicInteger heard = new AtomicInteger();
    private final AcmeStore store = new AcmeStore(DATABASE.database());
    private final HttpServer port80;
    private final AcmeServer server;

    CertificateRenewalTest() throws IOException {
        port80 = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        port80.createContext("/.well-known/acme-challenge/", exchange -> {
            try (exchange) {
                String path = exchange.getRequestURI().getPath();
                Optional<byte[]> answer = store.answer(path.substring(path.lastIndexOf('/') + 1), now.get())
                        .map(text -> text.getBytes(UTF_8));
                exchange.sendResponseHeaders(
                        answer.isPresent() ? 200 : 404,
                        answer.map(a -> a.length).orElse(-1));
                if (answer.isPresent()) {
                    exchange.getResponseBody().write(answer.get());
                }
            }
        });
        server = AcmeServer.start(port80.getAddress().getPort(), now::get);
    }

    @BeforeEach
    void serve() {
        port80.start();
        DATABASE.execute("truncate acme_accounts, acme_certificates, acme_challenges");
    }

    @AfterEach
    void stop() {
        port80.stop(0);
        server.close();
    }

    @Test
    void aCertificateIsIssuedAndRenewedWhenAThirdOfItsLifeIsLeft() {
        StoredCertificate stored = new StoredCertificate(store, settings());
        assertThat(stored.changed()).isEmpty();

        renewal().run();

        KeyAndChain first = stored.changed().orElseThrow();
        assertThat(first.chain()).hasSize(2);
        assertThat(first.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=mail.example.com");
        assertThat(stored.changed()).isEmpty();
        assertThat(heard).hasValue(1);

        pass(Duration.ofDays(59));
        renewal().run();
        assertThat(server.orders()).isEqualTo(1);

        pass(Duration.ofDays(2));
        renewal().run();
        assertThat(server.orders()).isEqualTo(2);
        assertThat(server.accounts()).isEqualTo(1);
        KeyAndChain second = stored.changed().orElseThrow();
        assertThat(second.certificate().getPublicKey())
                .isNotEqualTo(first.certificate().getPublicKey());
        assertThat(standing().failures()).isZero();
        assertThat(standing().order()).isEmpty();
    }

    @Test
    void aProofThatFailsLeavesTheOldCertificateAndIsTriedAgainLaterAndLater() throws IOException {
        server.life(Duration.ofDays(3));
        renewal().run();
        String chain = standing().issued().orElseThrow().chain();
        pass(Duration.ofDays(2));
        server.port80(closedPort());

        renewal().run();

        CertificateStanding failed = standing();
        assertThat(failed.issued().orElseThrow().chain()).isEqualTo(chain);
        assertThat(failed.failures()).isEqualTo(1);
        assertThat(failed.order()).isEmpty();
        assertThat(failed.fault().orElseThrow())
                .contains("mx.example.com is this host", "connection: the proof of mx.example.com");
        assertThat(failed.nextTry()).isEqualTo(seconds(Duration.ofMinutes(15)));
        renewal().run();
        assertThat(server.orders()).isEqualTo(2);

        pass(Duration.ofMinutes(15));
        renewal().run();
        assertThat(server.orders()).isEqualTo(3);
        assertThat(standing().nextTry()).isEqualTo(seconds(Duration.ofMinutes(30)));

        server.port80(port80.getAddress().getPort());
        pass(Duration.ofMinutes(30));
        renewal().run();
        assertThat(standing().failures()).isZero();
        assertThat(standing().fault()).isEmpty();
        assertThat(standing().issued().orElseThrow().chain()).isNotEqualTo(chain);
    }

    @Test
    void anAuthorityThatHasHadEnoughIsLeftAloneForAsLongAsItSays() {
        server.refuseOnce("rateLimited");
        Instant asked = Instant.now();

        renewal().run();

        CertificateStanding limited = standing();
        assertThat(limited.fault())
                .contains("the authority has had too many requests: rateLimited: too many orders for this name");
        // The authority's Retry-After counts from its own clock.
        assertThat(limited.nextTry())
                .isAfter(asked.plus(Duration.ofMinutes(59)))
                .isBefore(asked.plus(Duration.ofMinutes(63)));
        pass(Duration.ofMinutes(90));
        renewal().run();
        assertThat(server.orders()).isZero();
        pass(Duration.ofMinutes(40));
        renewal().run();
        assertThat(standing().issued()).isPresent();
    }

    @Test
    void anAuthorityThatIsDeadIsAskedAgainLater() {
        server.close();
        renewal().run();
        assertThat(standing().fault().orElseThrow()).startsWith("the authority does not answer: ");
        assertThat(standing().nextTry()).isEqualTo(seconds(Duration.ofMinutes(15)));
    }

    @Test
    void anOrderGoesOnAfterARestart() throws InterruptedException {
        server.hold(true);
        // As the scheduler does: an interrupt ends a wait, not an exchange with the database.
        Thread stopped = Thread.ofPlatform().start(renewal()::run);
        await(() -> store.find(settings().certificate())
                .flatMap(CertificateStanding::order)
                .isPresent());
        await(() -> DATABASE.number("select count(*) from acme_challenges") == 1);
        stopped.interrupt();
        stopped.join();
        assertThat(standing().failures()).isZero();

        // Restarts that follow one another do not become orders.
        renewal().run();
        assertThat(server.orders()).isEqualTo(1);
        assertThat(standing().issued()).isEmpty();

        server.hold(false);
        pass(Duration.ofMinutes(6));
        renewal().run();
        assertThat(server.orders()).isEqualTo(1);
        assertThat(standing().issued()).isPresent();
    }

    @Test
    void ofSeveralNodesOneOrders() throws InterruptedException {
        List<Thread> nodes = List.of(
                Thread.ofVirtual().unstarted(renewal()::run),
                Thread.ofVirtual().unstarted(renewal()::run),
                Thread.ofVirtual().unstarted(renewal()::run));
        nodes.forEach(Thread::start);
        for (Thread node : nodes) {
            node.join();
        }
        assertThat(server.orders()).isEqualTo(1);
        assertThat(heard).hasValue(1);
        assertThat(standing().issued()).isPresent();
    }

    @Test
    void noKeyIsInWhatIsShown() {
        renewal().run();
        assertThat(standing().toString()).contains("certificate valid from").doesNotContain("PRIVATE", "BEGIN");
    }

    private CertificateRenewal renewal() {
        return new CertificateRenewal(store, settings(), heard::incrementAndGet, now::get);
    }

    private AcmeSettings settings() {
        return new AcmeSettings(server.directory(), Optional.of("admin@example.com"), NAMES);
    }

    private CertificateStanding standing() {
        return store.find(settings().certificate()).orElseThrow();
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /// As the database keeps it.
    private Instant seconds(Duration later) {
        return now.get().plus(later).truncatedTo(ChronoUnit.MICROS);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
