package org.mailassay.analysis.alert;

import java.time.Duration;

/// How a rule is applied.
///
/// @param minimum messages below which nothing is said
/// @param coolDown for which it is quiet after it has fired
public record RuleSetting(boolean enabled, double threshold, long minimum, Duration coolDown) {}
