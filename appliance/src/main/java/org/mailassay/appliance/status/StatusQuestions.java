package org.mailassay.appliance.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.mailassay.analysis.blocklist.ProbeResult;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.Security;
import org.mailassay.api.health.StatusPart;
import org.mailassay.api.health.StatusPart.Standing;
import org.mailassay.appliance.gateway.HidingAddresses;
import org.mailassay.appliance.metrics.CertificateDates;
import org.mailassay.store.Database;
import org.mailassay.store.Migrations;
import org.mailassay.store.blocklist.ProbeStore;
import org.mailassay.store.node.JobStanding;
import org.mailassay.store.node.JobStore;
import org.mailassay.store.node.Node;
import org.mailassay.store.node.NodeStore;
import org.mailassay.store.queue.MailQueueStore;
import org.mailassay.store.raw.RawMessageStore;

/// What each part is asked, and what its answer means for whoever runs the appliance.
public final class StatusQuestions {
    /// Signed like the root itself, and always there: whoever validates can prove it.
    private static final String SIGNED_NAME = "org";

    private static final Duration SILENT = Duration.ofMinutes(1);
    private static final Duration RENEW = Duration.ofDays(14);
    private static final long CROWD = 1000;

    private final Database database;
    private final Dns dns;
    private final Clock clock;

    /// @param dns that asks anew
    public StatusQuestions(Database database, Dns dns, Clock clock) {
        this.database = database;
        this.dns = dns;
        this.clock = clock;
    }

    /// The program and its schema.
    public StatusBoard.Question version(String version, Instant startedAt) {
        return new StatusBoard.Question("version", () -> {
            int schema = database.read(Migrations::applied);
            return StatusPart.of("version", Standing.OK, "Mailassay " + version + ".")
                    .with("schema version", schema)
                    .with("started", startedAt.truncatedTo(ChronoUnit.SECONDS))
                    .with("Java", Runtime.version());
        });
    }

    /// Whether the database answers, and how soon.
    public StatusBoard.Question database() {
        return new StatusBoard.Question("database", () -> {
            long start = System.nanoTime();
            database.read(Migrations::applied);
            long took = Duration.ofNanos(System.nanoTime() - start).toMillis();
            return StatusPart.of("database", Standing.OK, "It answers.").with("answer", took + " ms");
        });
    }

    /// What mail waits.
    public StatusBoard.Question queues() {
        return new StatusBoard.Question("queues", () -> {
            MailQueueStore queues = new MailQueueStore(database, new RawMessageStore(database));
            long spool = queues.count("spool");
            long outgoing = queues.count("outgoing");
            boolean many = spool > CROWD;
            return StatusPart.of(
                            "queues",
                            many ? Standing.ATTENTION : Standing.OK,
                            many ? "More mail waits than is usual." : "Mail is worked on as it comes.")
                    .with("accepted mails not yet done with", spool)
                    .with("mails still to be sent", outgoing);
        });
    }

    /// Whether the DNS answers, and whether somebody validates.
    public StatusBoard.Question dns() {
        return new StatusBoard.Question("dns", () -> {
            long start = System.nanoTime();
            DnsAnswer answer = dns.query(SIGNED_NAME, RecordType.NS);
            long took = Duration.ofNanos(System.nanoTime() - start).toMillis();
            if (answer instanceof DnsAnswer.Failed failed) {
                return StatusPart.of("dns", Standing.DOWN, "The resolvers do not answer: " + failed.detail() + ".")
                        .with("asked for", SIGNED_NAME);
            }
            boolean validated = answer.security() == Security.SECURE;
            return StatusPart.of(
                            "dns",
                            validated ? Standing.OK : Standing.ATTENTION,
                            validated
                                    ? "The resolvers answer, and signatures are validated."
                                    : "The resolvers answer, and nobody validates signatures: DANE is not followed, and"
                                            + " DNSSEC is not judged. See the setting dns.validation.")
                    .with("answer", took + " ms");
        });
    }

    /// Servers that the appliance makes use of when they are there.
    ///
    /// @param part by name, with whether it answers
    public StatusBoard.Question filter(String name, String address, BooleanSupplier part) {
        return new StatusBoard.Question(
                name,
                () -> part.getAsBoolean()
                        ? StatusPart.of(name, Standing.OK, "It answers.").with("address", address)
                        : StatusPart.of(
                                        name,
                                        Standing.ATTENTION,
                                        "It does not answer: what it would say is unverified in scans.")
                                .with("address", address));
    }

    /// How the blocklists stood at their last probes.
    public StatusBoard.Question blocklists() {
        return new StatusBoard.Question("blocklists", () -> {
            List<ProbeResult> probes = new ProbeStore(database).all();
            List<ProbeResult> broken =
                    probes.stream().filter(probe -> !probe.isWorking()).toList();
            if (probes.isEmpty()) {
                return StatusPart.of("blocklists", Standing.OK, "They have not been probed yet.");
            }
            StatusPart part = StatusPart.of(
                            "blocklists",
                            broken.size() * 2 > probes.size() ? Standing.ATTENTION : Standing.OK,
                            broken.size() + " of " + probes.size() + " probes found a list that does not work here; it"
                                    + " is left out.")
                    .with("working", probes.size() - broken.size());
            for (ProbeResult probe : broken) {
                part = part.with(
                        probe.zone() + " (" + probe.kind().name().toLowerCase(Locale.ROOT) + ")",
                        probe.verdict().text());
            }
            return part;
        });
    }

    /// Until when the certificate is valid.
    public StatusBoard.Question certificate(CertificateDates dates) {
        return new StatusBoard.Question("certificate", () -> {
            Instant now = clock.instant();
            Optional<Instant> end = dates.end();
            Standing standing = end.isEmpty() || end.get().isBefore(now)
                    ? Standing.DOWN
                    : end.get().isBefore(now.plus(RENEW)) ? Standing.ATTENTION : Standing.OK;
            String summary = switch (standing) {
                case OK -> "It is valid.";
                case ATTENTION -> "It ends within two weeks.";
                case DOWN -> "It has ended or cannot be read.";
            };
            return StatusPart.of("certificate", standing, summary)
                    .with(
                            "HTTPS and STARTTLS",
                            end.map(until -> "until " + until).orElse("cannot be read"));
        });
    }

    /// Whether the addresses of clients are seen.
    public StatusBoard.Question clients(HidingAddresses hiding) {
        return new StatusBoard.Question("clients", () -> {
            String gateways = hiding.gateways().stream()
                    .map(address -> address.getHostAddress())
                    .sorted()
                    .collect(Collectors.joining(", "));
            boolean hidden = hiding.last().isPresent();
            StatusPart part = StatusPart.of(
                            "clients",
                            hidden ? Standing.ATTENTION : Standing.OK,
                            hidden
                                    ? "Mail came from the container's gateway: the senders' addresses were not seen, and"
                                            + " SPF, reverse names and blocklists were not judged. See \"Whose address"
                                            + " is seen\" in the documentation."
                                    : "The addresses of clients are seen.")
                    .with("default gateways", gateways.isEmpty() ? "none" : gateways)
                    .with("mails with a hidden client since the start", hiding.mails());
            return hiding.last()
                    .map(last -> part.with("the last of them", last.truncatedTo(ChronoUnit.SECONDS)))
                    .orElse(part);
        });
    }

    /// Whether the recurring jobs come to their ends.
    public StatusBoard.Question jobs() {
        return new StatusBoard.Question("jobs", () -> {
            List<JobStanding> jobs = new JobStore(database).all();
            List<String> failing = jobs.stream()
                    .filter(job -> job.failures() > 0)
                    .map(JobStanding::name)
                    .toList();
            StatusPart part = StatusPart.of(
                    "jobs",
                    failing.isEmpty() ? Standing.OK : Standing.ATTENTION,
                    failing.isEmpty()
                            ? "They come to their ends."
                            : "The last run failed of: " + String.join(", ", failing) + ".");
            for (JobStanding job : jobs) {
                part = part.with(
                        job.name(),
                        job.lastSuccess()
                                .map(time -> "last done " + time.truncatedTo(ChronoUnit.SECONDS))
                                .orElse("not done yet"));
            }
            return part;
        });
    }

    /// Who shares the database.
    public StatusBoard.Question nodes() {
        return new StatusBoard.Question("nodes", () -> {
            Instant silent = clock.instant().minus(SILENT);
            List<Node> nodes = new NodeStore(database).list();
            long alive =
                    nodes.stream().filter(node -> node.seenAt().isAfter(silent)).count();
            StatusPart part = StatusPart.of(
                    "nodes", Standing.OK, alive + (alive == 1 ? " node works" : " nodes work") + " on the database.");
            for (Node node : nodes) {
                part = part.with(
                        node.name(),
                        "version " + node.version() + ", last seen "
                                + node.seenAt().truncatedTo(ChronoUnit.SECONDS));
            }
            return part;
        });
    }
}
