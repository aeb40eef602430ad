package org.mailassay.analysis.score;

/// A finding with what it costs.
///
/// @param gain by how much the whole score rises when this alone is mended, 0 to 100
public record ScoredFinding(Finding finding, int gain) {}
