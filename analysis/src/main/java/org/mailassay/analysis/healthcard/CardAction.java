package org.mailassay.analysis.healthcard;

/// Something to mend.
///
/// @param category where it stands, by its key
/// @param item with something to gain
public record CardAction(String category, CardItem item) {}
