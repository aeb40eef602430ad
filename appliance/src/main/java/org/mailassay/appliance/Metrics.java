package org.mailassay.appliance;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.mailassay.mailets.MailServer;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.intake.Fate;
import org.mailassay.store.intake.ReportIntake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What can be measured of the process, of its mail and of its reports.
final class Metrics {
    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

    private Metrics() {}

    /// A registry with the measures of the process and the intake; others add theirs.
    static PrometheusMeterRegistry registry(ReportIntake reports) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        for (Fate fate : Fate.values()) {
            FunctionCounter.builder("mailassay.intake.messages", reports, intake -> intake.taken(fate))
                    .description("Messages taken at reporting addresses, by what became of them")
                    .tag("fate", fate.code())
                    .register(registry);
        }
        return registry;
    }

    /// Adds the measures of the mail server.
    static void measure(MailServer mail, MeterRegistry registry) {
        Gauge.builder("mailassay.smtp.connections", mail::connections)
                .description("SMTP clients connected now")
                .register(registry);
        Gauge.builder("mailassay.spool.mails", () -> waiting(mail))
                .description("Mails accepted and not yet done with, on all nodes")
                .register(registry);
    }

    /// Not a number while the database is away.
    private static double waiting(MailServer mail) {
        try {
            return mail.waiting();
        } catch (StoreUnavailable away) {
            LOG.debug("The spool cannot be counted", away);
            return Double.NaN;
        }
    }
}
