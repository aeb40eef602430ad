package org.mailassay.api.health;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.OperatorAccess;
import org.mailassay.api.http.PublicPaths;

/// `/metrics`, in Prometheus' text format, for those who run the appliance.
public final class MetricsService implements HttpService {
    private final PublicPaths paths;
    private final OperatorAccess access;
    private final PrometheusMeterRegistry registry;

    public MetricsService(PublicPaths paths, OperatorAccess access, PrometheusMeterRegistry registry) {
        this.paths = paths;
        this.access = access;
        this.registry = registry;
    }

    @Override
    public void routing(HttpRules rules) {
        paths.get(rules, "/metrics", request -> {
            access.require(request);
            return new Answer.Page(200, "text/plain; version=0.0.4", registry.scrape(), Map.of());
        });
    }
}
