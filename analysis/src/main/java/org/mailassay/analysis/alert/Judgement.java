package org.mailassay.analysis.alert;

/// What a rule makes of facts.
public sealed interface Judgement {
    /// There is something to say.
    ///
    /// @param summary for a person, one sentence
    /// @param mark up to what it speaks
    /// @param reference what it was compared with
    /// @param news whether it says something new even while the alert is open
    record Raised(String summary, String mark, double reference, boolean news) implements Judgement {}

    /// What there may have been is over.
    ///
    /// @param mark up to what that is known
    record Fine(String mark) implements Judgement {}

    /// The facts do not say.
    record Unknown() implements Judgement {}
}
