package org.mailassay.api.health;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.SQLException;
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
    }

    private void gauge(
            MeterRegistry registry, String name, String description, ToDoubleFunction<HikariPoolMXBean> value) {
        Gauge.builder("mailassay.database.connections." + name, pool(), value)
                .description(description)
                .register(registry);
    }

    private HikariPoolMXBean pool() {
        try {
            return dataSource.unwrap(HikariDataSource.class).getHikariPoolMXBean();
        } catch (SQLException e) {
            throw new IllegalStateException("the pool is not the one that it is made as", e);
        }
    }
}
