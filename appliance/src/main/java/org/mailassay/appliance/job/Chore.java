package org.mailassay.appliance.job;

import java.time.Duration;

/// Recurring work of some part of the appliance.
///
/// @param name that it has in the database
/// @param pause from its end to its next beginning
public record Chore(String name, Duration pause, Runnable work) {}
