package org.mailassay.analysis.connection;

/// The name of an address, by its PTR records and what they lead to.
public sealed interface ReverseName {
    /// The name leads back to the address.
    ///
    /// @param name lower case, without the final dot
    record Confirmed(String name) implements ReverseName {}

    /// There is a name, and it does not lead back to the address.
    ///
    /// @param name the first one given; lower case, without the final dot
    record Unconfirmed(String name) implements ReverseName {}

    /// The address has no name.
    record None() implements ReverseName {}

    /// The DNS did not answer, so nothing is known.
    ///
    /// @param detail what went wrong, for a person
    record Unknown(String detail) implements ReverseName {}
}
