package org.mailassay.appliance.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailassay.appliance.acme.CertificateRenewal;
import org.mailassay.appliance.enrichment.AddressEnrichment;
import org.mailassay.appliance.enrichment.ServiceNames;
import org.mailassay.appliance.healthcard.HealthRound;
import org.mailassay.store.Database;
import org.mailassay.store.enrichment.EnrichmentStore;
import org.mailassay.store.monitoring.HostDiscovery;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.retention.Retention;
import org.mailassay.store.retention.RetentionRun;
import org.mailassay.store.scan.ScanExpiry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every recurring task, and the scheduler that runs them.
public final class Jobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final int THREADS = 4;
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final FixedDelay HEALTH = FixedDelay.of(Duration.ofSeconds(15));
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final LocalTime NIGHT = LocalTime.of(3, 17);

    private final Scheduler scheduler;
    private final List<String> names;

    private Jobs(Scheduler scheduler, List<String> names) {
        this.scheduler = scheduler;
        this.names = names;
    }

    /// Starts them.
    ///
    /// @param node the name of this process among those that share the database
    /// @param certificate what orders it, when an authority is asked for one
    /// @param chores what other parts want done
    public static Jobs start(
            Database database,
            String node,
            AddressEnrichment enrichment,
            Duration pause,
            DomainReview review,
            BlocklistProbing blocklists,
            HealthRound health,
            Optional<CertificateRenewal> certificate,
            List<Chore> chores) {
        Retention retention = new Retention(database, new RawMessageStore(database));
        ScanExpiry scans = new ScanExpiry(database);
        EnrichmentStore addresses = new EnrichmentStore(database);
        HostDiscovery hosts = new HostDiscovery(database);
        List<RecurringTask<Void>> tasks = new ArrayList<>(List.of(
                task("retention", Schedules.daily(ZoneOffset.UTC, NIGHT), () -> expire(retention)),
                task("service-names", Schedules.daily(ZoneOffset.UTC, NIGHT), () -> relabel(addresses)),
                task("enrichment", FixedDelay.of(pause), () -> enrich(enrichment)),
                task("host-discovery", FixedDelay.ofMinutes(1), () -> discover(hosts)),
                task("private-octets", FixedDelay.ofMinutes(1), new RawMessageStore(database)::deletePrivate),
                task("scan-expiry", FixedDelay.ofMinutes(1), () -> expire(scans)),
                task("blocklists", FixedDelay.ofHours(24), blocklists::run),
                task("domain-review", FixedDelay.ofHours(1), review::run),
                task("health-cards", HEALTH, health::run)));
        // It knows by itself when it is time to speak to the authority.
        certificate.ifPresent(renewal -> tasks.add(task("certificate", FixedDelay.ofMinutes(1), renewal::run)));
        chores.forEach(chore -> tasks.add(task(chore.name(), FixedDelay.of(chore.pause()), chore.work())));
        Scheduler scheduler = Scheduler.create(database.dataSource())
                .startTasks(tasks)
                .tableName("scheduled_tasks")
                .schedulerName(new SchedulerName.Fixed(node))
                .threads(THREADS)
                .pollingInterval(POLL)
                .shutdownMaxWait(STOP)
                // Not found out by asking: the database may be away just now.
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .alwaysPersistTimestampInUTC()
                .build();
        scheduler.start();
        return new Jobs(scheduler, tasks.stream().map(RecurringTask::getName).toList());
    }

    /// The names that the jobs have in the database.
    public List<String> names() {
        return names;
    }

    /// Lets running work end, for a few seconds; what does not end is done again at the next start.
    @Override
    public void close() {
        scheduler.stop();
    }

    private static RecurringTask<Void> task(String name, Schedule schedule, Runnable work) {
        return Tasks.recurring(name, schedule).execute((_, _) -> work.run());
    }

    private static void expire(Retention retention) {
        retention.prepareMonths(Instant.now());
        RetentionRun run = retention.run(Instant.now());
        LOG.info(
                "Retention deleted {} reports, the roll-ups of {} days, {} intake entries, {} scans, {} raw messages, {} partitions",
                run.reports(),
                run.days(),
                run.intake(),
                run.scans(),
                run.rawMessages(),
                run.partitions());
    }

    private static void expire(ScanExpiry scans) {
        long givenUp = scans.run(Instant.now());
        if (givenUp > 0) {
            LOG.info("The message of {} scans never came", givenUp);
        }
    }

    /// An upgrade may have brought other names.
    private static void relabel(EnrichmentStore addresses) {
        int changed = addresses.relabel(ServiceNames.read().all());
        if (changed > 0) {
            LOG.info("The list of services names {} addresses anew", changed);
        }
    }

    private static void discover(HostDiscovery hosts) {
        int found = hosts.run(Instant.now());
        if (found > 0) {
            LOG.info("Found {} hosts that send for verified domains", found);
        }
    }

    private static void enrich(AddressEnrichment enrichment) {
        int known = enrichment.run();
        if (known > 0) {
            LOG.info("Looked up {} sending addresses", known);
        }
    }
}
