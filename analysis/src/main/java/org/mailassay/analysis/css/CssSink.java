package org.mailassay.analysis.css;

/// Is told what stands in a text of CSS, in its order. Names are lower case; lines are counted from 0 in the text.
public interface CssSink {
    /// An at-rule, `media` with `(max-width: 600px)`.
    default void atRule(String name, String prelude, int line) {}

    /// The block of an at-rule begins under which style rules stand, after the at-rule was told.
    default void condition(String atRule, String prelude) {}

    /// That block ends.
    default void endOfCondition() {}

    /// A style rule begins.
    ///
    /// @param selectors as written, with commas between them
    /// @param place where it stands
    default void rule(String selectors, Place place, int line) {}

    /// A style rule ends.
    default void endOfRule() {}

    /// A declaration.
    ///
    /// @param value without white space around it
    default void declaration(String property, String value, int line) {}

    /// A comment.
    default void comment(int line) {}

    /// Where a style rule stands.
    enum Place {
        /// On its own.
        TOP,
        /// Within an at-rule, so it holds under a condition.
        CONDITIONAL,
        /// Within another style rule.
        NESTED
    }
}
