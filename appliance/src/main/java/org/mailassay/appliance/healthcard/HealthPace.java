package org.mailassay.appliance.healthcard;

import java.time.Duration;

/// How often and how fast addresses are looked at.
///
/// @param interval between two looks at an address, about
/// @param atOnce addresses looked at side by side
/// @param rate questions to the DNS a second, over all addresses
public record HealthPace(Duration interval, int atOnce, int rate) {}
