package org.mailassay.api.health;

import java.util.Optional;
import java.util.function.Supplier;

/// One thing that must work for the appliance to do its job.
///
/// @param name as it stands in the answer
/// @param fault empty when it works; else why it does not, without secrets. Must answer within a few seconds
public record HealthCheck(String name, Supplier<Optional<String>> fault) {}
