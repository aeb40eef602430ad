package org.mailassay.store.scan;

/// A check of a running scan that has finished.
///
/// @param name of the check
/// @param finished how many have by now
/// @param total how many there are
public record FinishedCheck(String name, int finished, int total) {}
