package org.mailassay.appliance.settings;

import java.util.List;

/// What one source of settings holds.
///
/// @param values known keys with their texts
/// @param problems names that are not settings, and what could not be read at all
record Source(List<GivenValue> values, List<SettingProblem> problems) {
    Source {
        values = List.copyOf(values);
        problems = List.copyOf(problems);
    }
}
