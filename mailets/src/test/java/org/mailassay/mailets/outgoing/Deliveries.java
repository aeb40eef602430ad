package org.mailassay.mailets.outgoing;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.mailassay.analysis.dkim.DkimSigning;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.testing.Zones;
import org.mailassay.analysis.transport.PolicyFetch;
import org.mailassay.analysis.transport.PolicyFetcher;
import org.mailassay.mailets.testing.TestMailServer;
import org.mailassay.store.Database;
import org.mailassay.store.account.Account;
import org.mailassay.store.outgoing.DeliveryTry;
import org.mailassay.store.outgoing.OutgoingMessage;
import org.mailassay.store.outgoing.OutgoingState;
import org.mailassay.store.outgoing.OutgoingStore;
import org.mailassay.store.raw.RawMessageStore;

/// Sends test messages, with times that a test can wait for.
final class Deliveries implements AutoCloseable {
    static final String MESSAGE = """
            From: Mailassay <postmaster@mail.example>\r
            To: a@example.com\r
            Subject: hello\r
            Date: Sun, 1 Mar 2026 12:00:00 +0000\r
            Message-ID: <1@mail.example>\r
            \r
            A line.\r
            .\r
            .. and dots\r
            """;

    /// One host on this machine.
    static final String ZONES = """
            example.com:
              - MX: [10, mx.example.com]
            mx.example.com:
              - A: 127.0.0.1
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OutgoingStore store;
    private final Account account;
    private final OutgoingMail mail;

    private Deliveries(Database database, Account account, Setup setup) {
        this.store = new OutgoingStore(database, new RawMessageStore(database));
        this.account = account;
        OutgoingSettings settings = new OutgoingSettings(
                "mail.example",
                setup.port,
                setup.relay,
                setup.signing,
                List.of(InetAddress.ofLiteral("127.0.0.1")),
                setup.allowed,
                setup.limits,
                setup.schedule,
                4);
        this.mail = OutgoingMail.start(
                settings,
                new OutgoingServices(database, setup.dns, setup.policies, Clock.systemUTC()),
                setup.tls,
                Duration.ofSeconds(5));
    }

    /// What differs from one test to the next.
    static final class Setup {
        private final int port;
        private Dns dns = Zones.of(ZONES);
        private Optional<Relay> relay = Optional.empty();
        private Optional<DkimSigning> signing = Optional.empty();
        private Predicate<InetAddress> allowed = _ -> true;
        private PolicyFetcher policies = PolicyFetcher.none();
        private ClientTls tls = ClientTls.system();
        private RetrySchedule schedule = new RetrySchedule(List.of(Duration.ofMillis(50)), Duration.ofDays(1));
        private DeliveryLimits limits = limits(Duration.ofSeconds(10), Duration.ofMinutes(2));

        Setup(int port) {
            this.port = port;
        }

        Setup zones(String yaml) {
            this.dns = Zones.of(yaml);
            return this;
        }

        Setup relay(Relay to) {
            this.relay = Optional.of(to);
            return this;
        }

        Setup signing(DkimSigning by) {
            this.signing = Optional.of(by);
            return this;
        }

        Setup allowed(Predicate<InetAddress> addresses) {
            this.allowed = addresses;
            return this;
        }

        Setup policy(String text) {
            Octets body = Octets.of(text.getBytes(StandardCharsets.US_ASCII));
            this.policies = _ -> new PolicyFetch.Fetched("text/plain", body);
            return this;
        }

        Setup tls(ClientTls trust) {
            this.tls = trust;
            return this;
        }

        Setup givingUpAfter(Duration age) {
            this.schedule = new RetrySchedule(List.of(Duration.ofMillis(50)), age);
            return this;
        }

        Setup waiting(Duration time) {
            this.limits = limits(time, time.multipliedBy(20));
            return this;
        }

        Setup attempting(Duration attempt) {
            this.limits = limits(Duration.ofSeconds(10), attempt);
            return this;
        }

        Deliveries start(Database database, Account account) {
            return new Deliveries(database, account, this);
        }

        private static DeliveryLimits limits(Duration time, Duration attempt) {
            return new DeliveryLimits(time, time, time, time, time, time.multipliedBy(10), attempt, 5, 8);
        }
    }

    UUID submit(String recipient) {
        return submit(store, account, recipient);
    }

    static UUID submit(OutgoingStore store, Account account, String recipient) {
        return store.submit(
                new OutgoingMessage(account.id(), "test", "postmaster@mail.example", recipient, octets(MESSAGE)));
    }

    /// Waits until a mail is in a state.
    ///
    /// @return everything that was tried with it
    List<DeliveryTry> await(UUID id, OutgoingState state) {
        TestMailServer.await(PATIENCE, () -> state(id) == state);
        return store.tries(store.find(account.id(), id).orElseThrow().key());
    }

    /// Waits until something was tried that many times.
    List<DeliveryTry> awaitTries(UUID id, int number) {
        var key = store.find(account.id(), id).orElseThrow().key();
        TestMailServer.await(PATIENCE, () -> store.tries(key).size() >= number);
        return store.tries(key);
    }

    /// Sends one, and waits until it is in a state.
    List<DeliveryTry> send(OutgoingState state) {
        return await(submit("a@example.com"), state);
    }

    OutgoingState state(UUID id) {
        return store.find(account.id(), id).orElseThrow().state();
    }

    OutgoingMail mail() {
        return mail;
    }

    @Override
    public void close() {
        mail.close();
    }

    static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
