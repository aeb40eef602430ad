package org.mailassay.api.testing;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.report.ReportLimits;
import org.mailassay.analysis.report.ReportReader;
import org.mailassay.analysis.testing.Zones;
import org.mailassay.analysis.transport.PolicyFetcher;
import org.mailassay.api.ApiCollaborators;
import org.mailassay.api.ApiServer;
import org.mailassay.api.ApiSettings;
import org.mailassay.api.EventCollaborators;
import org.mailassay.api.MonitoringCollaborators;
import org.mailassay.api.ReportCollaborators;
import org.mailassay.api.ScanCollaborators;
import org.mailassay.api.audit.OwnershipCollaborators;
import org.mailassay.api.health.HealthCheck;
import org.mailassay.api.health.StatusPart;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.monitoring.LookTiming;
import org.mailassay.api.monitoring.TimelineLooks;
import org.mailassay.store.Database;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.account.ApiKeyStore;
import org.mailassay.store.account.EmailAddress;
import org.mailassay.store.account.SetupTokens;
import org.mailassay.store.account.TestAccounts;
import org.mailassay.store.account.UserStore;
import org.mailassay.store.domain.Domain;
import org.mailassay.store.domain.DomainAddition;
import org.mailassay.store.domain.DomainStore;
import org.mailassay.store.event.EventSignals;
import org.mailassay.store.health.HealthCards;
import org.mailassay.store.intake.IntakeStore;
import org.mailassay.store.intake.ReportIntake;
import org.mailassay.store.monitoring.HostStore;
import org.mailassay.store.monitoring.MonitoringStore;
import org.mailassay.store.outgoing.OutgoingStore;
import org.mailassay.store.outgoing.ReturnPath;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.report.ReportStore;
import org.mailassay.store.scan.ScanSharing;
import org.mailassay.store.scan.ScanSignals;
import org.mailassay.store.scan.ScanStore;
import org.mailassay.store.scan.SeedAddressStore;
import org.mailassay.store.statistics.StatisticsStore;
import org.mailassay.store.testing.TestDatabase;
import org.mailassay.store.testing.TestSealing;

/// A running server with a database, a clock and a DNS of its own.
///
/// ```java
/// @RegisterExtension
/// static final TestApi API = TestApi.start();
/// ```
public final class TestApi implements AfterAllCallback, AutoCloseable {
    public static final Instant START = Instant.parse("2026-04-30T12:00:00Z");
    public static final String MAIL_DOMAIN = "mx.mailassay.example";
    public static final EmailAddress SENDER = new EmailAddress("notices@mailassay.example");

    private final TestDatabase testDatabase = TestDatabase.create();
    private final TestClock clock = new TestClock(START);
    private final AtomicReference<Dns> dns = new AtomicReference<>(Zones.of("{}"));
    private final AtomicReference<Optional<String>> fault = new AtomicReference<>(Optional.empty());
    private final AtomicReference<List<StatusPart>> status = new AtomicReference<>(List.of());
    private final HttpClient client = HttpClient.newHttpClient();
    private final ScanSignals signals = ScanSignals.open(testDatabase.database());
    private final EventSignals eventSignals = EventSignals.open(testDatabase.database());
    private final ApiServer server;

    private TestApi(UnaryOperator<ApiSettings> changes) {
        Database database = testDatabase.database();
        ApiKeyStore keys = new ApiKeyStore(database, 100);
        server = ApiServer.start(
                changes.apply(ApiSettings.of("127.0.0.1", 0, MAIL_DOMAIN, "0.0.0-test")),
                new ApiCollaborators(
                        new AccountStore(database),
                        keys,
                        new SetupTokens(database, keys),
                        new DomainStore(database),
                        new ReportStore(database),
                        ReportCollaborators.over(database, TestSealing.KEY),
                        new StatisticsStore(database),
                        new IntakeStore(database),
                        new ReportIntake(
                                database,
                                new RawMessageStore(database),
                                new ReportReader(ReportLimits.DEFAULT),
                                TestSealing.KEY),
                        new RawMessageStore(database),
                        new OutgoingStore(database, new RawMessageStore(database)),
                        new ScanCollaborators(
                                new ScanStore(database, new RawMessageStore(database)),
                                new ScanSharing(database),
                                new SeedAddressStore(database),
                                signals,
                                new UserStore(database),
                                new HealthCards(database)),
                        OwnershipCollaborators.over(
                                database,
                                SENDER,
                                new ReturnPath.Given(SENDER),
                                (name, type) -> dns.get().query(name, type)),
                        new MonitoringCollaborators(
                                new MonitoringStore(database),
                                new HostStore(database),
                                new TimelineLooks(
                                        new MonitoringStore(database),
                                        (name, type) -> dns.get().query(name, type),
                                        PolicyFetcher.none(),
                                        clock,
                                        new LookTiming(Duration.ofHours(6), () -> 0.5))),
                        EventCollaborators.over(database, eventSignals, TestSealing.KEY, Set.of("127.0.0.1")),
                        new ReportReader(ReportLimits.DEFAULT),
                        (name, type) -> dns.get().query(name, type),
                        PolicyFetcher.none(),
                        clock,
                        Thread::startVirtualThread,
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        List.of(new HealthCheck("database", fault::get)),
                        status::get));
    }

    /// What the status page shows from now on.
    public void status(List<StatusPart> parts) {
        status.set(parts);
    }

    public static TestApi start() {
        return new TestApi(settings -> settings);
    }

    public static TestApi start(UnaryOperator<ApiSettings> changes) {
        return new TestApi(changes);
    }

    public Database database() {
        return testDatabase.database();
    }

    public TestDatabase testDatabase() {
        return testDatabase;
    }

    public TestClock clock() {
        return clock;
    }

    public int port() {
        return server.port();
    }

    public int httpsPort() {
        return server.httpsPort().orElseThrow();
    }

    public int redirectPort() {
        return server.redirectPort().orElseThrow();
    }

    /// Every route of the DMARC family.
    public List<Endpoints.Route> dmarcRoutes() {
        return server.dmarcRoutes();
    }

    /// Every route of the Audit family.
    public List<Endpoints.Route> auditRoutes() {
        return server.auditRoutes();
    }

    /// What the DNS says from now on, as YAML zones.
    public void zones(String yaml) {
        dns.set(Zones.of(yaml));
    }

    /// What the health check says from now on.
    public void fault(Optional<String> reason) {
        fault.set(reason);
    }

    /// An account whose rate limit no test reaches.
    public Account account(String email) {
        return TestAccounts.withPlan(database(), TestAccounts.create(database(), email), -1, -1, 1_000_000);
    }

    public String key(Account account) {
        return TestAccounts.key(database(), account).text();
    }

    /// Adds a domain to the account and activates it, past the API.
    public void addActiveDomain(Account account, String name) {
        DomainStore domains = new DomainStore(database());
        switch (domains.add(account, new DomainName(name))) {
            case DomainAddition.Added(Domain domain) -> domains.activate(account, domain.id(), clock.instant());
            case DomainAddition.Duplicate _, DomainAddition.QuotaReached _ -> throw new IllegalStateException(name);
        }
    }

    public Reply get(String path, String key) {
        return send(request(path, key).GET());
    }

    public Reply post(String path, String key, String json) {
        return send(request(path, key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public Reply delete(String path, String key) {
        return send(request(path, key).DELETE());
    }

    public Reply patch(String path, String key) {
        return send(request(path, key).method("PATCH", HttpRequest.BodyPublishers.noBody()));
    }

    public Reply patch(String path, String key, String json) {
        return send(request(path, key)
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(json)));
    }

    public Reply post(String path, String key) {
        return send(request(path, key).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /// A request to be completed by the test; an empty key sends none.
    public HttpRequest.Builder request(String path, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(30));
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    public Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        server.stop();
        signals.close();
        eventSignals.close();
        client.close();
        testDatabase.close();
    }
}
