package org.mailassay.analysis.timeline;

/// One record set as a look found it.
///
/// @param origin the host that it was read for: the domain itself, or one that sends for it
public record Observation(SetName name, String origin, SetAnswer answer) {}
