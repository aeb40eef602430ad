package org.mailassay.store.ownership;

/// What came of a proof.
public sealed interface Verification {
    /// It is the account's, since now or before.
    record Verified() implements Verification {}

    /// Names that are still to be proven.
    ///
    /// @param verified how many are
    /// @param total of how many
    record Pending(int verified, int total) implements Verification {}

    /// Another account has verified it before.
    ///
    /// @param owner the address of that account, made unrecognizable
    record Conflict(String owner) implements Verification {}

    /// There is no such claim, or it has changed since.
    record Missing() implements Verification {}
}
