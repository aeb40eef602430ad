package org.mailassay.appliance.settings;

import java.util.List;

/// What came of reading all settings.
public sealed interface SettingsOutcome {
    /// Every setting has a value.
    record Valid(Settings settings) implements SettingsOutcome {}

    /// Something is wrong; the appliance does not start on settings that it understands in part.
    ///
    /// @param problems all of them, never empty
    record Invalid(List<SettingProblem> problems) implements SettingsOutcome {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
