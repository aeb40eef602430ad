package org.mailassay.store.alert;

import java.util.List;
import org.mailassay.analysis.alert.AlertRule;
import org.mailassay.analysis.alert.RuleSetting;

/// Everything that an account wants otherwise than usual.
public record RuleOverrides(List<RuleOverride> all) {
    public RuleOverrides {
        all = List.copyOf(all);
    }

    /// How a rule is applied to a domain: as the domain says, else as the account says, else as usual.
    ///
    /// @param domainId 0 for the whole account, and for addresses
    public RuleSetting setting(AlertRule rule, long domainId) {
        RuleSetting setting = rule.usual();
        for (RuleOverride each : all) {
            setting = each.rule() == rule && each.domainId() == 0 ? each.over(setting) : setting;
        }
        for (RuleOverride each : all) {
            setting =
                    each.rule() == rule && each.domainId() == domainId && domainId != 0 ? each.over(setting) : setting;
        }
        return setting;
    }
}
