package org.mailassay.appliance.enrichment;

/// A service that sends mail.
///
/// @param name as its owner writes it
/// @param category one of those that `services.tsv` explains
public record SendingService(String name, String category) {}
