package org.mailassay.analysis.timeline;

/// What a record set is known by.
///
/// @param key the name that was asked for; an address for its names
public record SetName(SetKind kind, String key) {}
