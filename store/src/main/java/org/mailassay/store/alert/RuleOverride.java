package org.mailassay.store.alert;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.mailassay.analysis.alert.AlertRule;
import org.mailassay.analysis.alert.RuleSetting;

/// What an account wants otherwise than usual.
///
/// @param domainId 0 for the whole account
public record RuleOverride(
        long domainId,
        AlertRule rule,
        Optional<Boolean> enabled,
        OptionalDouble threshold,
        OptionalLong minimum,
        Optional<Duration> coolDown) {
    /// The setting with this in the place of what it says.
    public RuleSetting over(RuleSetting setting) {
        return new RuleSetting(
                enabled.orElse(setting.enabled()),
                threshold.orElse(setting.threshold()),
                minimum.orElse(setting.minimum()),
                coolDown.orElse(setting.coolDown()));
    }
}
