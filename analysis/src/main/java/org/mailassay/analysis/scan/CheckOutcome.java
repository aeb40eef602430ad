package org.mailassay.analysis.scan;

/// How a check ended.
///
/// @param check its name
/// @param report what it came to; its criteria are unverified when it did not finish
/// @param end why it ended
public record CheckOutcome(String check, CheckReport report, End end) {
    /// Why a check ended.
    public sealed interface End {}

    /// It was done.
    public record Done() implements End {}

    /// The deadline came first.
    public record Late() implements End {}

    /// It broke, which is a fault of the appliance and not of the message.
    public record Broken(Throwable cause) implements End {}
}
