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
import java.util.List;
import org.mailassay.mailets.MailServer;
import org.mailassay.mailets.outgoing.OutgoingMail;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.acme.CertificateStanding;
import org.mailassay.store.intake.Fate;
import org.mailassay.store.intake.ReportIntake;
import org.mailassay.store.outgoing.OutgoingState;
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

    /// Adds the measures of the certificate's orders.
    static void measure(TlsParts tls, MeterRegistry registry) {
        Gauge.builder(
                        "mailassay.tls.renewal.failures",
                        () -> tls.standing().map(CertificateStanding::failures).orElse(0))
                .description("Orders of a certificate in a row that came to nothing")
                .register(registry);
    }

    /// Adds the measures of outgoing mail.
    static void measure(OutgoingMail mail, MeterRegistry registry) {
        Gauge.builder("mailassay.outgoing.mails", () -> waiting(mail))
                .description("Mails to be sent and neither delivered nor bounced yet, on all nodes")
                .register(registry);
        for (OutgoingState outcome : List.of(OutgoingState.DELIVERED, OutgoingState.DEFERRED, OutgoingState.BOUNCED)) {
            FunctionCounter.builder(
                            "mailassay.outgoing.attempts",
                            mail,
                            each -> each.counts().of(outcome))
                    .description("Attempts of this node to send a mail, by what became of them")
                    .tag("outcome", outcome.code())
                    .register(registry);
        }
    }

    /// Not a number while the database is away.
    private static double waiting(OutgoingMail mail) {
        try {
            return mail.waiting().values().stream().mapToLong(Long::longValue).sum();
        } catch (StoreUnavailable away) {
            LOG.debug("Outgoing mails cannot be counted", away);
            return Double.NaN;
        }
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
