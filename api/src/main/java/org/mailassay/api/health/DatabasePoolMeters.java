package org.mailassay.api.health;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.mailassay.store.Database;

/// How busy the pool of database connections is.
public final class DatabasePoolMeters implements MeterBinder {
    private final DataSource dataSource;

    public DatabasePoolMeters(Database database) {
        dataSource = database.dataSource();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "active", "Connections in use", HikariPoolMXBean::getActiveConnections);
        gauge(registry, "idle", "Connections that wait to be used", HikariPoolMXBean::getIdleConnections);
        gauge(registry, "waiting", "Threads that wait for one", HikariPoolMXBean::getThreadsAwaitingConnection);
        source().setMetricsTrackerFactory((_, _) -> new Waits(registry));
    }

    private void gauge(
            MeterRegistry registry, String name, String description, ToDoubleFunction<HikariPoolMXBean> value) {
        Gauge.builder("mailassay.database.connections." + name, pool(), value)
                .description(description)
                .register(registry);
    }

    private HikariPoolMXBean pool() {
        return source().getHikariPoolMXBean();
    }

    private HikariDataSource source() {
        try {
            return dataSource.unwrap(HikariDataSource.class);
        } catch (SQLException e) {
            throw new IllegalStateException("the pool is not the one that it is made as", e);
        }
    }

    /// How long connections are waited for, and how often in vain.
    private static final class Waits implements IMetricsTracker {
        private final Timer waited;
        private final Counter inVain;

        Waits(MeterRegistry registry) {
            waited = Timer.builder("mailassay.database.waits")
                    .description("Waits for a connection of the pool")
                    .register(registry);
            inVain = Counter.builder("mailassay.database.timeouts")
                    .description("Waits for a connection of the pool that ended without one")
                    .register(registry);
        }

        @Override
        public void recordConnectionAcquiredNanos(long nanoseconds) {
            waited.record(Duration.ofNanos(nanoseconds));
        }

        @Override
        public void recordConnectionTimeout() {
            inVain.increment();
        }
    }
}
