package org.mailassay.api;

import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.mailassay.api.audit.HealthCardService;
import org.mailassay.api.audit.KeyService;
import org.mailassay.api.audit.MonitoringService;
import org.mailassay.api.audit.OutgoingMailService;
import org.mailassay.api.audit.OwnershipServices;
import org.mailassay.api.audit.ProfileService;
import org.mailassay.api.audit.ScanEventService;
import org.mailassay.api.audit.ScanService;
import org.mailassay.api.audit.SeedAddressService;
import org.mailassay.api.audit.ShareService;
import org.mailassay.api.dmarc.AccountService;
import org.mailassay.api.dmarc.AlertService;
import org.mailassay.api.dmarc.DomainDnsService;
import org.mailassay.api.dmarc.DomainService;
import org.mailassay.api.dmarc.EventService;
import org.mailassay.api.dmarc.FailureReportService;
import org.mailassay.api.dmarc.IntakeService;
import org.mailassay.api.dmarc.ReportService;
import org.mailassay.api.dmarc.ReportUpload;
import org.mailassay.api.dmarc.ReportingAddresses;
import org.mailassay.api.dmarc.StatisticsService;
import org.mailassay.api.dmarc.TimelineService;
import org.mailassay.api.dmarc.TlsService;
import org.mailassay.api.dmarc.WebhookService;
import org.mailassay.api.health.HealthService;
import org.mailassay.api.health.MetricsService;
import org.mailassay.api.health.StatusService;
import org.mailassay.api.http.Callers;
import org.mailassay.api.http.ChallengeService;
import org.mailassay.api.http.ClientAddresses;
import org.mailassay.api.http.Deadlines;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.Family;
import org.mailassay.api.http.KeyUsage;
import org.mailassay.api.http.OperatorAccess;
import org.mailassay.api.http.ProxiedClients;
import org.mailassay.api.http.PublicPaths;
import org.mailassay.api.http.RedirectService;
import org.mailassay.api.http.RequestBody;
import org.mailassay.api.http.RequestFrame;
import org.mailassay.api.http.UnexpectedProblems;
import org.mailassay.api.openapi.OpenApiDocument;
import org.mailassay.api.openapi.OpenApiService;
import org.mailassay.api.page.CertificateService;
import org.mailassay.api.page.DocsService;
import org.mailassay.api.page.PageService;
import org.mailassay.api.page.SetupService;
import org.mailassay.api.page.SharedScanService;
import org.mailassay.api.records.DomainLooks;
import org.mailassay.api.verification.ConfirmService;

/// Everything that is served, on one screen.
final class Routes {
    private final ApiSettings settings;
    private final ApiCollaborators collaborators;
    private final InstantSource clock;
    private final RequestBody bodies;
    private final Endpoints dmarc;
    private final Endpoints audit;
    private final OpenApiDocument dmarcDocument;
    private final OpenApiDocument auditDocument;
    private final RequestFrame frame;
    private final ReportingAddresses addresses;
    private final OperatorAccess operators;

    Routes(
            ApiSettings settings,
            ApiCollaborators collaborators,
            KeyUsage keyUsage,
            Deadlines deadlines,
            ProxiedClients proxied) {
        this.settings = settings;
        this.collaborators = collaborators;
        this.clock = collaborators.clock();
        ServerLimits limits = settings.limits();
        this.bodies = new RequestBody(limits.bodyBytes(), Duration.ofSeconds(30));
        Callers callers = new Callers(collaborators.keys(), keyUsage, clock, limits.keylessPerMinute());
        this.operators = new OperatorAccess(callers);
        this.dmarc = new Endpoints(callers, bodies, clock);
        this.audit = new Endpoints(callers, bodies, clock);
        this.addresses = new ReportingAddresses(settings.mailDomain());
        this.dmarcDocument = OpenApiDocument.dmarc(settings.version());
        this.auditDocument = OpenApiDocument.audit(settings.version());
        this.frame = new RequestFrame(
                new ClientAddresses(settings.trustedProxies()), proxied, collaborators.metrics(), deadlines);
    }

    void register(HttpRouting.Builder routing) {
        routing.addFilter(frame).error(Throwable.class, new UnexpectedProblems());
        dmarc(routing);
        PublicPaths paths = new PublicPaths(clock);
        // Before the family that its paths stand in, which would ask for a key.
        routing.register(
                new ConfirmService(paths, bodies, collaborators.ownership().confirmations(), clock));
        audit(routing);
        settings.https().ifPresent(https -> routing.register(new ChallengeService(paths, https.challenges())));
        routing.register(new HealthService(paths, collaborators.health()))
                .register(new StatusService(paths, operators, collaborators.status()))
                .register(new MetricsService(paths, operators, collaborators.metrics()))
                .register(new PageService(paths, collaborators.accounts()))
                .register(new DocsService(paths, dmarcDocument, auditDocument))
                .register(new SharedScanService(
                        paths,
                        collaborators.scans().scans(),
                        collaborators.scans().sharing()))
                .register(
                        new CertificateService(paths, collaborators.ownership().scores(), clock))
                .register(new SetupService(
                        paths, bodies, collaborators.accounts(), collaborators.setupTokens(), clock, addresses));
    }

    /// What is served in the clear where the rest is not.
    void registerRedirects(HttpRouting.Builder routing, HttpsSettings https) {
        routing.addFilter(frame).error(Throwable.class, new UnexpectedProblems());
        routing.register(new ChallengeService(new PublicPaths(clock), https.challenges()))
                .register(new RedirectService(https.names(), https.publicPort()));
    }

    List<Endpoints.Route> dmarc() {
        return dmarc.routes();
    }

    List<Endpoints.Route> audit() {
        return audit.routes();
    }

    private void audit(HttpRouting.Builder routing) {
        ScanCollaborators scans = collaborators.scans();
        MonitoringCollaborators monitoring = collaborators.monitoring();
        ScanSettings scanSettings = settings.scans();
        // A stream ends before its connection's time is over.
        Duration longestStream =
                settings.limits().exchangeTime().multipliedBy(4).dividedBy(5);
        int streams = Math.max(1, settings.limits().requestsAtOnce() / 4);
        String domain = settings.mailDomain();
        routing.register(
                Family.AUDIT.base(),
                new ScanService(audit, scans.scans(), domain, scanSettings.uploadBytes()),
                new ScanEventService(audit, scans.scans(), scans.signals(), longestStream, streams),
                new ShareService(audit, scans.scans(), scans.sharing(), scanSettings.url()),
                new ProfileService(audit, scans.users(), scans.scans(), domain),
                new KeyService(audit, collaborators.keys()),
                new SeedAddressService(audit, scans.seeds(), domain),
                new OutgoingMailService(audit, collaborators.outgoing()),
                new MonitoringService(audit, monitoring.domains(), monitoring.hosts(), monitoring.looks()),
                new HealthCardService(audit, scans.healthCards()));
        OwnershipServices.of(audit, collaborators.ownership(), collaborators.dns(), scanSettings.url(), domain)
                .forEach(service -> routing.register(Family.AUDIT.base(), service));
        routing.register(Family.AUDIT.base(), new OpenApiService(audit, auditDocument), audit::otherwise);
    }

    private void dmarc(HttpRouting.Builder routing) {
        DomainLooks looks = new DomainLooks(
                collaborators.domains(),
                collaborators.dns(),
                collaborators.policyFetcher(),
                clock,
                collaborators.background(),
                settings.looks());
        routing.register(
                Family.DMARC.base(),
                new AccountService(dmarc, collaborators.accounts(), addresses),
                new DomainService(dmarc, collaborators.domains()),
                new StatisticsService(dmarc, collaborators.domains(), collaborators.statistics()),
                new DomainDnsService(dmarc, collaborators.domains(), looks, addresses),
                new ReportService(
                        dmarc,
                        collaborators.reports(),
                        collaborators.rawMessages(),
                        collaborators.reportReader(),
                        new ReportUpload(
                                collaborators.reportIntake(), collaborators.intake(), collaborators.reportReader())),
                new TlsService(
                        dmarc,
                        collaborators.domains(),
                        collaborators.otherReports().tlsReports(),
                        collaborators.otherReports().tlsStatistics()),
                new FailureReportService(
                        dmarc, collaborators.otherReports().failureReports(), collaborators.reportReader()),
                new IntakeService(dmarc, collaborators.intake()),
                new TimelineService(dmarc, collaborators.monitoring().domains()),
                new EventService(
                        dmarc,
                        collaborators.events().log(),
                        collaborators.events().signals(),
                        Math.max(1, settings.limits().requestsAtOnce() / 4)),
                new WebhookService(
                        dmarc,
                        collaborators.events().webhooks(),
                        collaborators.events().namedHosts()),
                new AlertService(dmarc, collaborators.events().alerts()),
                new OpenApiService(dmarc, dmarcDocument),
                dmarc::otherwise);
    }
}
