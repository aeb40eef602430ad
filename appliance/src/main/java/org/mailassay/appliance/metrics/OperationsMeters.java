package org.mailassay.appliance.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.mailassay.analysis.blocklist.ProbeResult;
import org.mailassay.appliance.dns.DnsCounts;
import org.mailassay.appliance.gateway.HidingAddresses;
import org.mailassay.mailets.spool.PipelineListener;
import org.mailassay.store.node.JobStanding;

/// The figures of what the appliance works with: the DNS, blocklists, recurring jobs, certificates, gateways, and the
/// ways of mail.
public final class OperationsMeters {
    private static final List<String> PIPELINES = List.of("report", "scan", "bounce", "postmaster");

    private final MeterRegistry registry;

    public OperationsMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /// Measures what becomes of mails.
    public PipelineListener pipelines() {
        PIPELINES.forEach(pipeline -> timer(pipeline, PipelineListener.Outcome.DONE));
        return (pipeline, outcome, took) -> timer(PIPELINES.contains(pipeline) ? pipeline : "other", outcome)
                .record(took);
    }

    /// Adds the measures of the DNS.
    public void dns(DnsCounts counts) {
        for (DnsCounts.Outcome outcome : DnsCounts.Outcome.values()) {
            FunctionCounter.builder("mailassay.dns.questions", counts, each -> each.of(outcome))
                    .description("Questions that the resolvers were asked, by what came of them")
                    .tag("outcome", outcome.code())
                    .register(registry);
        }
        FunctionCounter.builder("mailassay.dns.cache", counts, DnsCounts::hits)
                .description("Questions to the cache of DNS answers")
                .tag("result", "hit")
                .register(registry);
        FunctionCounter.builder("mailassay.dns.cache", counts, DnsCounts::misses)
                .description("Questions to the cache of DNS answers")
                .tag("result", "miss")
                .register(registry);
    }

    /// Adds how the blocklists stood at their last probes.
    public void blocklists(Supplier<List<ProbeResult>> probes) {
        for (ProbeResult.Verdict verdict : ProbeResult.Verdict.values()) {
            Gauge.builder(
                            "mailassay.blocklists",
                            probes,
                            each -> each.get().stream()
                                    .filter(probe -> probe.verdict() == verdict)
                                    .count())
                    .description("Blocklists by what their last probe came to")
                    .tag("verdict", verdict.name().toLowerCase(Locale.ROOT))
                    // Nobody else keeps what it asks.
                    .strongReference(true)
                    .register(registry);
        }
    }

    /// Adds how the recurring jobs stand, on all nodes together.
    public void jobs(List<String> names, Supplier<List<JobStanding>> jobs) {
        for (String name : names) {
            Gauge.builder("mailassay.job.last.success.timestamp", jobs, each -> lastSuccess(each.get(), name))
                    .description("When the job last came to its end, on any node; not a number before the first time")
                    .baseUnit("seconds")
                    // Not "job": that is what Prometheus calls a group of those that it asks.
                    .tag("task", name)
                    // Nobody else keeps what it asks.
                    .strongReference(true)
                    .register(registry);
            Gauge.builder("mailassay.job.failures", jobs, each -> failures(each.get(), name))
                    .description("How often in a row the job has failed, on any node")
                    .tag("task", name)
                    // Nobody else keeps what it asks.
                    .strongReference(true)
                    .register(registry);
        }
    }

    /// Adds until when the certificate is valid.
    public void certificate(CertificateDates dates) {
        Gauge.builder(
                        "mailassay.certificate.expiry.timestamp",
                        dates,
                        each -> each.end().map(OperationsMeters::seconds).orElse(Double.NaN))
                .description("The last moment of the certificate; not a number when it cannot be read")
                .baseUnit("seconds")
                // Nobody else keeps what it asks.
                .strongReference(true)
                .register(registry);
    }

    /// Adds how many mails came from clients that are not seen.
    public void gateways(HidingAddresses addresses) {
        FunctionCounter.builder("mailassay.smtp.hidden.mails", addresses, HidingAddresses::mails)
                .description("Mails whose client was not seen, since a gateway put its address in the client's place")
                .register(registry);
    }

    private Timer timer(String pipeline, PipelineListener.Outcome outcome) {
        return Timer.builder("mailassay.pipeline")
                .description("Mails that this node worked on, by pipeline and by what became of them")
                .tag("pipeline", pipeline)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .serviceLevelObjectives(
                        Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10))
                .register(registry);
    }

    private static double lastSuccess(List<JobStanding> jobs, String name) {
        return jobs.stream()
                .filter(job -> job.name().equals(name))
                .flatMap(job -> job.lastSuccess().stream())
                .mapToDouble(OperationsMeters::seconds)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double failures(List<JobStanding> jobs, String name) {
        return jobs.stream()
                .filter(job -> job.name().equals(name))
                .mapToDouble(JobStanding::failures)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }
}
