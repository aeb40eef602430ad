package org.mailassay.api.health;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.PublicPaths;

/// `/health/live`: the process answers. `/health/ready`: everything that it needs works.
public final class HealthService implements HttpService {
    private final PublicPaths paths;
    private final List<HealthCheck> checks;

    public HealthService(PublicPaths paths, List<HealthCheck> checks) {
        this.paths = paths;
        this.checks = List.copyOf(checks);
    }

    @Override
    public void routing(HttpRules rules) {
        paths.get(rules, "/health/live", _ -> answer(200, Map.of()));
        paths.get(rules, "/health/ready", _ -> ready());
    }

    private Answer ready() {
        Map<String, Optional<String>> faults = new LinkedHashMap<>();
        checks.forEach(check -> faults.put(check.name(), check.fault().get()));
        boolean works = faults.values().stream().allMatch(Optional::isEmpty);
        return answer(works ? 200 : 503, faults);
    }

    private static Answer answer(int status, Map<String, Optional<String>> faults) {
        return new Answer.Json(
                status,
                json -> json.object(() -> {
                    json.field("status", status == 200 ? "up" : "down");
                    json.object(
                            "checks",
                            () -> faults.forEach((name, fault) -> json.object(name, () -> {
                                json.field("status", fault.isEmpty() ? "up" : "down");
                                fault.ifPresent(reason -> json.field("reason", reason));
                            })));
                }));
    }
}
