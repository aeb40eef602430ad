package org.mailassay.store.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// Plans by their names.
public final class PlanStore {
    private static final String LIST = SqlFiles.read(PlanStore.class, "listPlans");
    private static final String SAVE = SqlFiles.read(PlanStore.class, "savePlan");

    private final Database database;

    public PlanStore(Database database) {
        this.database = database;
    }

    public List<Plan> list() {
        return database.rows(LIST, Map.of(), row -> AccountRow.plan(row, "name"));
    }

    public Optional<Plan> find(String name) {
        return list().stream().filter(plan -> plan.name().equals(name)).findFirst();
    }

    /// Makes the plan, or changes it for every account that has it.
    public void save(Plan plan) {
        Map<String, Object> parameters = Map.of(
                "name", plan.name(),
                "included_domains", plan.includedDomains(),
                "scans_per_day", plan.scansPerDay(),
                "monitored_hosts", plan.monitoredHosts(),
                "seed_addresses", plan.seedAddresses(),
                "monitored_ips", plan.monitoredIps(),
                "requests_per_minute", plan.requestsPerMinute(),
                "scans_per_minute", plan.scansPerMinute(),
                "retention_days", plan.retentionDays());
        database.change(SAVE, parameters);
    }
}
