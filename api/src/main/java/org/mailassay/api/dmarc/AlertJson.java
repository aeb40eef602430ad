package org.mailassay.api.dmarc;

import org.mailassay.analysis.alert.AlertRule;
import org.mailassay.analysis.alert.RuleSetting;
import org.mailassay.api.http.JsonWriter;
import org.mailassay.store.alert.Alert;

/// Alerts and their rules as JSON.
final class AlertJson {
    private AlertJson() {}

    static void write(JsonWriter json, Alert alert) {
        json.field("id", ResourceId.ALERT.text(alert.id()));
        json.field("rule", alert.rule());
        json.field("state", alert.recoveredAt().isPresent() ? "over" : "open");
        json.textOrNull("domain_id", alert.domainId() == 0 ? "" : ResourceId.DOMAIN.text(alert.domainId()));
        json.field("about", alert.subject());
        json.field("summary", alert.summary());
        json.textOrNull(
                "advice", AlertRule.of(alert.rule()).map(AlertRule::advice).orElse(""));
        json.field("fired_at", alert.firedAt());
        json.field("told_at", alert.toldAt());
        json.field("recovered_at", alert.recoveredAt());
    }

    /// @param domainId 0 for the whole account
    static void write(JsonWriter json, AlertRule rule, RuleSetting setting, long domainId) {
        json.field("rule", rule.code());
        json.textOrNull("domain_id", domainId == 0 ? "" : ResourceId.DOMAIN.text(domainId));
        json.field("meaning", rule.meaning());
        json.field("enabled", setting.enabled());
        if (rule.unit().isEmpty()) {
            json.nullField("threshold");
        } else {
            json.field("threshold", setting.threshold());
        }
        json.textOrNull("unit", rule.unit());
        json.field("minimum", setting.minimum());
        json.field("cool_down_minutes", setting.coolDown().toMinutes());
    }
}
