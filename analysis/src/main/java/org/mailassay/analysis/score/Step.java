package org.mailassay.analysis.score;

/// What a criterion gives in one case, between all points and none, or by which measure.
///
/// @param least the fewest points that it gives
/// @param most the most
/// @param when the case, in a clause for a person
public record Step(int least, int most, String when) {
    public Step {
        if (least < 0 || least > most) {
            throw new IllegalArgumentException("no points from " + least + " to " + most);
        }
    }

    /// A case with one number of points.
    public static Step of(int points, String when) {
        return new Step(points, points, when);
    }

    /// Its points, where it has one number of them.
    public int points() {
        if (least != most) {
            throw new IllegalStateException("from " + least + " to " + most + " points: " + when);
        }
        return most;
    }
}
