package org.mailassay.analysis.score;

/// What one category came to.
///
/// @param earned points of the findings that count
/// @param possible points that those could have given; 0 when nothing counted, and then the category is left out
public record CategoryScore(Category category, int earned, int possible) {
    /// Whether anything in it counted.
    public boolean counts() {
        return possible > 0;
    }

    /// 0 to 100, rounded half up; 0 when nothing counted.
    public int percent() {
        return possible == 0 ? 0 : (200 * earned + possible) / (2 * possible);
    }
}
