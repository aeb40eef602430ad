package org.mailassay.appliance;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.report.ReportReader;
import org.mailassay.analysis.transport.PolicyFetcher;
import org.mailassay.api.ApiCollaborators;
import org.mailassay.api.ApiServer;
import org.mailassay.api.ApiSettings;
import org.mailassay.api.EventCollaborators;
import org.mailassay.api.HttpsSettings;
import org.mailassay.api.MonitoringCollaborators;
import org.mailassay.api.ReportCollaborators;
import org.mailassay.api.ScanCollaborators;
import org.mailassay.api.audit.OwnershipCollaborators;
import org.mailassay.api.health.HealthCheck;
import org.mailassay.api.monitoring.LookTiming;
import org.mailassay.api.monitoring.TimelineLooks;
import org.mailassay.api.records.DomainLooks;
import org.mailassay.api.records.DomainLooks.LookLimits;
import org.mailassay.appliance.dns.DnsjavaDns;
import org.mailassay.appliance.enrichment.AddressEnrichment;
import org.mailassay.appliance.enrichment.GeoFolder;
import org.mailassay.appliance.enrichment.ServiceNames;
import org.mailassay.appliance.fetch.HttpsPolicyFetcher;
import org.mailassay.appliance.gateway.HidingAddresses;
import org.mailassay.appliance.job.BlocklistProbing;
import org.mailassay.appliance.job.Chore;
import org.mailassay.appliance.job.DomainReview;
import org.mailassay.appliance.job.Heartbeat;
import org.mailassay.appliance.job.Jobs;
import org.mailassay.appliance.metrics.OperationsMeters;
import org.mailassay.appliance.metrics.Remembered;
import org.mailassay.appliance.monitor.MonitoringRounds;
import org.mailassay.appliance.monitor.RoundLimits;
import org.mailassay.appliance.scan.ScanRun;
import org.mailassay.appliance.scan.ScanScheduler;
import org.mailassay.appliance.scan.ScanTask;
import org.mailassay.appliance.settings.DnsSection;
import org.mailassay.appliance.settings.GeneralSection;
import org.mailassay.appliance.settings.HttpSection;
import org.mailassay.appliance.settings.MonitorSection;
import org.mailassay.appliance.settings.OutgoingSection;
import org.mailassay.appliance.settings.ReportSection;
import org.mailassay.appliance.settings.ScanSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.appliance.settings.SmtpSection;
import org.mailassay.appliance.settings.SurroundingsSection;
import org.mailassay.appliance.status.StatusBoard;
import org.mailassay.mailets.MailServer;
import org.mailassay.mailets.MailServices;
import org.mailassay.mailets.SmtpSettings;
import org.mailassay.mailets.outgoing.OutgoingMail;
import org.mailassay.mailets.outgoing.OutgoingServices;
import org.mailassay.store.Database;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.account.ApiKeyStore;
import org.mailassay.store.account.SetupTokens;
import org.mailassay.store.account.UserStore;
import org.mailassay.store.address.AddressBook;
import org.mailassay.store.blocklist.ProbeStore;
import org.mailassay.store.domain.DomainStore;
import org.mailassay.store.enrichment.EnrichmentStore;
import org.mailassay.store.event.EventSignals;
import org.mailassay.store.health.HealthCards;
import org.mailassay.store.intake.IntakeStore;
import org.mailassay.store.intake.ReportIntake;
import org.mailassay.store.monitoring.HostStore;
import org.mailassay.store.monitoring.MonitoringStore;
import org.mailassay.store.node.Attendance;
import org.mailassay.store.node.JobStore;
import org.mailassay.store.outgoing.OutgoingStore;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.report.ReportStore;
import org.mailassay.store.scan.ScanReception;
import org.mailassay.store.scan.ScanSharing;
import org.mailassay.store.scan.ScanSignals;
import org.mailassay.store.scan.ScanStore;
import org.mailassay.store.scan.ScanWork;
import org.mailassay.store.scan.SeedAddressStore;
import org.mailassay.store.seal.SealingKey;
import org.mailassay.store.statistics.StatisticsStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running appliance: everything is put together here, in the order in which it starts. Mail is taken last: from
/// then on nothing needs the database to be there, since a start that fails with mail accepted would help nobody.
public final class Appliance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Appliance.class);

    private static final Duration SETUP_VALIDITY = Duration.ofHours(24);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Clock clock;
    private final Settings settings;
    private final Database database;
    private final ApiServer api;
    private final Optional<String> setupToken;
    private final MailServer mail;

    /// Starts everything, in this order, and stops it again when something cannot be started.
    private Appliance(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        try {
            keep(DataFolder.hold(settings.get(GeneralSection.DATA)));
            int connections = settings.get(GeneralSection.DATABASE_CONNECTIONS);
            this.database = keep(ApplianceDatabase.open(settings, connections)).database();
            Attendance attendance = keep(attend());
            DnsjavaDns dns = keep(new DnsjavaDns(DnsSection.read(settings), clock));
            HttpsPolicyFetcher policies = keep(new HttpsPolicyFetcher(dns, Version.current()));
            SealingKey sealing = SealingKeyFile.read(settings);
            ReportIntake reports = new ReportIntake(
                    database, new RawMessageStore(database), new ReportReader(ReportSection.read(settings)), sealing);
            PrometheusMeterRegistry metrics = Metrics.registry(reports);
            keep((AutoCloseable) metrics::close);
            OperationsParts operations = new OperationsParts(settings, database, dns, clock);
            OperationsMeters meters = operations.meters(metrics);
            Dns counted = operations.counted(metrics);
            ScanSignals signals = keep(ScanSignals.open(database));
            TlsParts tls = keep(TlsParts.open(settings, database, clock));
            Metrics.measure(tls, metrics);
            EventParts events = new EventParts(settings, database, sealing, clock);
            EventSignals eventSignals = keep(EventSignals.open(database));
            this.api = startApi(
                    tls,
                    dns,
                    policies,
                    reports,
                    metrics,
                    signals,
                    operations.status(),
                    EventCollaborators.over(database, eventSignals, sealing, events.namedHosts()));
            String node = settings.get(GeneralSection.NODE_NAME).orElseGet(NodeName::madeUp);
            keep(Heartbeat.start(database, attendance, node, Version.current()));
            Jobs jobs = keep(startJobs(counted, policies, node, tls, events.chores(keep(events.fetcher(dns)))));
            events.startWebhooks(dns, eventSignals, this::keep, metrics);
            meters.jobs(jobs.names(), new Remembered<>(new JobStore(database)::all, clock));
            keep(startMonitoring(dns, policies));
            keep(startScans(ScanParts.run(settings, database, counted, clock, this::keep), signals, metrics, node));
            this.setupToken = issueSetupToken();
            startOutgoing(dns, policies, metrics);
            this.mail = keep(startMail(dns, reports, tls, operations.hiding(), meters));
            Metrics.measure(mail, metrics);
        } catch (RuntimeException | Error failure) {
            close();
            throw failure;
        }
    }

    /// Starts it.
    ///
    /// @throws StartFailure when it cannot be started, with one line that says why
    public static Appliance start(Settings settings) {
        return start(settings, Clock.systemUTC());
    }

    /// Starts it with a clock of its own: what is due, what expires and what is written down goes by that.
    public static Appliance start(Settings settings, Clock clock) {
        return new Appliance(settings, clock);
    }

    /// The port that mail is taken at.
    public int smtpPort() {
        return mail.port();
    }

    /// The port that the API and the pages are served at.
    public int httpPort() {
        return api.port();
    }

    /// The port of HTTPS; empty when there is none.
    public OptionalInt httpsPort() {
        return api.httpsPort();
    }

    /// Servers that the appliance would make use of, and that do not answer.
    public List<String> missingParts() {
        return Stream.of(
                        OptionalPart.rspamd(settings.get(SurroundingsSection.RSPAMD)),
                        OptionalPart.spamAssassin(settings.get(SurroundingsSection.SPAMASSASSIN)))
                .filter(part -> !part.isThere())
                .map(OptionalPart::toString)
                .toList();
    }

    /// A one-time token for making the first owner; empty when there was one at the start.
    public Optional<String> setupToken() {
        return setupToken;
    }

    /// Stops everything, in the reverse order. What cannot be stopped does not keep the rest from it.
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception failure) {
                LOG.error("{} could not be stopped in order", part.getClass().getSimpleName(), failure);
            }
        }
    }

    /// From now on nobody restores a backup.
    private Attendance attend() {
        return Attendance.together(database)
                .orElseThrow(() -> new StartFailure(
                        "a backup is being restored into the database; start again when that is done"));
    }

    private MailServer startMail(
            Dns dns, ReportIntake reports, TlsParts tls, HidingAddresses hiding, OperationsMeters meters) {
        SmtpSettings smtp = SmtpSection.read(settings);
        AddressBook addresses = keep(AddressBook.open(database, Set.of(smtp.domain())));
        try {
            ScanReception scans = new ScanReception(database);
            return MailServer.start(
                    smtp,
                    new MailServices(
                            database, addresses, reports, scans, dns, tls.tls(), clock, hiding, meters.pipelines()));
        } catch (IOException taken) {
            throw new StartFailure(
                    "mail cannot be taken at %s: %s".formatted(shown(smtp.listen()), taken.getMessage()), taken);
        }
    }

    private void startOutgoing(Dns dns, PolicyFetcher policies, MeterRegistry metrics) {
        if (settings.get(OutgoingSection.ENABLED)) {
            OutgoingServices services = new OutgoingServices(database, dns, policies, clock);
            Metrics.measure(keep(OutgoingMail.start(OutgoingParts.settings(settings), services)), metrics);
        }
    }

    private ApiServer startApi(
            TlsParts tls,
            DnsjavaDns dns,
            PolicyFetcher policies,
            ReportIntake reports,
            PrometheusMeterRegistry metrics,
            ScanSignals signals,
            StatusBoard status,
            EventCollaborators events) {
        Optional<HttpsSettings> https = tls.https();
        ApiSettings plain = HttpSection.read(settings, Version.current());
        ApiSettings http = https.map(plain::withHttps).orElse(plain);
        ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
        keep(background);
        ApiCollaborators collaborators = new ApiCollaborators(
                new AccountStore(database),
                keys(),
                setupTokens(),
                new DomainStore(database),
                new ReportStore(database),
                ReportCollaborators.over(database, SealingKeyFile.read(settings)),
                new StatisticsStore(database),
                new IntakeStore(database),
                reports,
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
                        database, OutgoingSection.from(settings), OutgoingSection.returnPath(settings), dns.fresh()),
                new MonitoringCollaborators(
                        new MonitoringStore(database), new HostStore(database), timelineLooks(dns, policies)),
                events,
                new ReportReader(ReportSection.read(settings)),
                dns,
                policies,
                clock,
                background,
                metrics,
                List.of(new HealthCheck("database", this::databaseFault)),
                status);
        requireFree(new InetSocketAddress(http.host(), http.port()));
        https.ifPresent(secure -> Stream.of(secure.port(), secure.redirectPort())
                .flatMap(Optional::stream)
                .forEach(port -> requireFree(new InetSocketAddress(secure.host(), port))));
        ApiServer started = ApiServer.start(http, collaborators);
        keep((AutoCloseable) started::stop);
        return started;
    }

    /// The web server tells a taken port to the log only.
    private static void requireFree(InetSocketAddress address) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(address);
        } catch (IOException taken) {
            throw new StartFailure(
                    "the API cannot be served at %s: %s".formatted(shown(address), taken.getMessage()), taken);
        }
    }

    private Jobs startJobs(Dns dns, PolicyFetcher policies, String node, TlsParts tls, List<Chore> chores) {
        AddressEnrichment enrichment = new AddressEnrichment(
                new EnrichmentStore(database), dns, ServiceNames.read(), GeoFolder.prepared(settings), clock);
        DomainLooks looks =
                new DomainLooks(new DomainStore(database), dns, policies, clock, Runnable::run, LookLimits.DEFAULT);
        DomainReview review = new DomainReview(
                new AccountStore(database),
                new DomainStore(database),
                looks,
                settings.get(GeneralSection.MAIL_DOMAIN),
                clock);
        BlocklistProbing blocklists =
                new BlocklistProbing(dns, settings.get(ScanSection.BLOCKLIST_KEYS), new ProbeStore(database), clock);
        return Jobs.start(
                database,
                node,
                enrichment,
                settings.get(SurroundingsSection.ENRICHMENT_PAUSE),
                review,
                blocklists,
                HealthParts.round(settings, database, dns, clock),
                tls.renewal(),
                chores);
    }

    private MonitoringRounds startMonitoring(Dns dns, PolicyFetcher policies) {
        RoundLimits limits = new RoundLimits(
                settings.get(MonitorSection.AT_ONCE), settings.get(MonitorSection.RATE), RoundLimits.POLL);
        return MonitoringRounds.start(new MonitoringStore(database), timelineLooks(dns, policies), clock, limits);
    }

    private TimelineLooks timelineLooks(Dns dns, PolicyFetcher policies) {
        LookTiming timing = new LookTiming(settings.get(MonitorSection.INTERVAL), Math::random);
        return new TimelineLooks(new MonitoringStore(database), dns, policies, clock, timing);
    }

    private ScanScheduler startScans(ScanRun run, ScanSignals signals, MeterRegistry metrics, String node) {
        ScanTask task = new ScanTask(new ScanWork(database), run, settings.get(ScanSection.IMAGES), clock, metrics);
        return ScanScheduler.start(database, node, signals, task, settings.get(ScanSection.AT_ONCE));
    }

    private Optional<String> issueSetupToken() {
        return new AccountStore(database).any()
                ? Optional.empty()
                : Optional.of(setupTokens().issue(clock.instant(), SETUP_VALIDITY));
    }

    private ApiKeyStore keys() {
        return new ApiKeyStore(database, settings.get(HttpSection.KEYS_PER_ACCOUNT));
    }

    private SetupTokens setupTokens() {
        return new SetupTokens(database, keys());
    }

    /// Empty when the database answers.
    private Optional<String> databaseFault() {
        try {
            new AccountStore(database).any();
            return Optional.empty();
        } catch (StoreUnavailable away) {
            return Optional.of("the database does not answer");
        }
    }

    private static String shown(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + " port " + address.getPort();
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }
}
