package org.mailassay.analysis.signature;

/// What is known of a person's signature.
sealed interface SignatureResult {
    /// The message has none.
    record None() implements SignatureResult {}

    /// The message is encrypted; whether it is signed too can only its recipient see.
    record Encrypted() implements SignatureResult {}

    /// The signature holds: nobody changed what was signed.
    ///
    /// @param by whose it is, as far as the key or the certificate says
    record Valid(String by) implements SignatureResult {}

    /// The signature does not hold.
    ///
    /// @param reason a clause
    record Broken(String reason) implements SignatureResult {}

    /// It cannot be checked, which says nothing.
    ///
    /// @param reason a clause
    record Unverifiable(String reason) implements SignatureResult {}

    /// As in JSON.
    default String word() {
        return switch (this) {
            case None _ -> "none";
            case Encrypted _ -> "encrypted";
            case Valid _ -> "valid";
            case Broken _ -> "broken";
            case Unverifiable _ -> "unverifiable";
        };
    }

    /// The reason or the signer, for a person.
    default String detail() {
        return switch (this) {
            case None _, Encrypted _ -> "";
            case Valid(String by) -> by;
            case Broken(String reason) -> reason;
            case Unverifiable(String reason) -> reason;
        };
    }
}
