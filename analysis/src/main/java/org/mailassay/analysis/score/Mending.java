package org.mailassay.analysis.score;

/// What a finding comes to once a criterion is mended, as far as the advice that was given leads; or what another comes
/// to
/// by the finding's own advice.
///
/// @param criterion the id of the other criterion; the finding's own for what its own advice leads to
/// @param byItsAdvice whether only the advice on that criterion leads there, and not whatever else mends it
/// @param then the finding as it would be
public record Mending(String criterion, boolean byItsAdvice, Finding then) {}
