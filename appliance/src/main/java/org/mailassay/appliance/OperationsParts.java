package org.mailassay.appliance;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mailassay.analysis.blocklist.Blocklist;
import org.mailassay.analysis.blocklist.BlocklistFile;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.api.health.DatabasePoolMeters;
import org.mailassay.appliance.dns.DnsjavaDns;
import org.mailassay.appliance.gateway.HidingAddresses;
import org.mailassay.appliance.metrics.CertificateDates;
import org.mailassay.appliance.metrics.ListQuestions;
import org.mailassay.appliance.metrics.OperationsMeters;
import org.mailassay.appliance.metrics.Remembered;
import org.mailassay.appliance.settings.ScanSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.appliance.settings.SmtpSection;
import org.mailassay.appliance.settings.SurroundingsSection;
import org.mailassay.appliance.settings.TlsSection;
import org.mailassay.appliance.status.StatusBoard;
import org.mailassay.appliance.status.StatusQuestions;
import org.mailassay.store.Database;
import org.mailassay.store.acme.AcmeStore;
import org.mailassay.store.acme.CertificateStanding;
import org.mailassay.store.acme.IssuedCertificate;
import org.mailassay.store.blocklist.ProbeStore;

/// What those who run the appliance are told: its figures and its status.
public final class OperationsParts {
    private final Settings settings;
    private final Database database;
    private final DnsjavaDns dns;
    private final HidingAddresses hiding;
    private final Clock clock;

    /// @param dns is closed by the caller
    public OperationsParts(Settings settings, Database database, DnsjavaDns dns, Clock clock) {
        this.settings = settings;
        this.database = database;
        this.dns = dns;
        this.hiding = HidingAddresses.system(SmtpSection.hiding(settings), clock);
        this.clock = clock;
    }

    /// Gateways that put their addresses in the place of the clients'.
    HidingAddresses hiding() {
        return hiding;
    }

    /// Adds the figures of everything that is there before mail is taken.
    OperationsMeters meters(MeterRegistry registry) {
        new DatabasePoolMeters(database).bindTo(registry);
        OperationsMeters meters = new OperationsMeters(registry);
        meters.dns(dns.counts());
        meters.blocklists(new Remembered<>(new ProbeStore(database)::all, clock));
        meters.certificate(certificate());
        meters.gateways(hiding);
        return meters;
    }

    /// The DNS, counting the questions to blocklists.
    Dns counted(MeterRegistry registry) {
        return new ListQuestions(
                dns,
                BlocklistFile.bundled().usable(settings.get(ScanSection.BLOCKLIST_KEYS)).stream()
                        .map(Blocklist::zone)
                        .map(zone -> zone.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                registry);
    }

    /// How every part stands.
    StatusBoard status() {
        StatusQuestions questions = questions();
        List<StatusBoard.Question> all = new ArrayList<>();
        all.add(questions.version(Version.current(), clock.instant()));
        all.add(questions.clients(hiding));
        all.addAll(shared(questions));
        return new StatusBoard(all, clock);
    }

    /// How those parts stand that any process can ask, whether the appliance runs or not.
    public StatusBoard statusFromOutside() {
        return new StatusBoard(shared(questions()), clock);
    }

    private StatusQuestions questions() {
        return new StatusQuestions(database, dns.fresh(), clock);
    }

    private List<StatusBoard.Question> shared(StatusQuestions questions) {
        InetSocketAddress rspamd = settings.get(SurroundingsSection.RSPAMD);
        InetSocketAddress spamAssassin = settings.get(SurroundingsSection.SPAMASSASSIN);
        return List.of(
                questions.database(),
                questions.queues(),
                questions.dns(),
                questions.filter("rspamd", shown(rspamd), OptionalPart.rspamd(rspamd)::isThere),
                questions.filter("spamassassin", shown(spamAssassin), OptionalPart.spamAssassin(spamAssassin)::isThere),
                questions.blocklists(),
                questions.certificate(certificate()),
                questions.jobs(),
                questions.nodes());
    }

    private CertificateDates certificate() {
        AcmeStore store = new AcmeStore(database);
        Supplier<List<String>> ordered = TlsSection.acme(settings)
                .<Supplier<List<String>>>map(authority -> new Remembered<>(
                        () -> store.find(authority.certificate()).flatMap(CertificateStanding::issued).stream()
                                .map(IssuedCertificate::chain)
                                .toList(),
                        clock))
                .orElse(List::of);
        return new CertificateDates(ordered, TlsSection.files(settings));
    }

    private static String shown(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }
}
