package org.mailassay.appliance;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.IntSupplier;

/// What can be measured of the process.
final class Metrics {
    private Metrics() {}

    /// A registry with the measures of the process; others add theirs.
    ///
    /// @param smtpConnections how many clients are connected
    static PrometheusMeterRegistry registry(IntSupplier smtpConnections) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        Gauge.builder("mailassay.smtp.connections", smtpConnections::getAsInt)
                .description("SMTP clients connected now")
                .register(registry);
        return registry;
    }
}
