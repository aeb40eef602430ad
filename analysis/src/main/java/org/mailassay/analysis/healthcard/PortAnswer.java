package org.mailassay.analysis.healthcard;

/// What answered at port 25 of an address.
public sealed interface PortAnswer {
    /// A mail server that greeted.
    ///
    /// @param banner the first line of its greeting, printable
    record Greeted(String banner) implements PortAnswer {}

    /// A mail server that wants nobody (RFC 5321, section 3.1), or something else that spoke first.
    ///
    /// @param line that it said first, printable
    record Odd(String line) implements PortAnswer {}

    /// The connection was taken, and nothing was said.
    ///
    /// @param reason for a person, in a clause
    record Silent(String reason) implements PortAnswer {}

    /// No connection was taken.
    ///
    /// @param reason for a person, in a clause
    record Closed(String reason) implements PortAnswer {}

    /// It was not tried, or that it failed says nothing of the address.
    ///
    /// @param reason for a person, in a clause
    record NotKnown(String reason) implements PortAnswer {}
}
