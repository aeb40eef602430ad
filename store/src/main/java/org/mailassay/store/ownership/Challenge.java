package org.mailassay.store.ownership;

import org.mailassay.analysis.ownership.Role;

/// How an account wants to prove that something is its own.
public sealed interface Challenge {
    /// By a TXT record with a token that is made now.
    record TextRecord() implements Challenge {}

    /// By a link in a mail.
    ///
    /// @param language of the mail, a code of two letters
    record Mail(Role role, String language) implements Challenge {}

    /// The method as it is kept.
    default VerificationMethod method() {
        return switch (this) {
            case TextRecord _ -> VerificationMethod.DNS;
            case Mail _ -> VerificationMethod.EMAIL;
        };
    }

    /// The role as it is kept; empty where there is none.
    default String target() {
        return switch (this) {
            case TextRecord _ -> "";
            case Mail(Role role, String _) -> role.localPart();
        };
    }

    /// The language as it is kept; empty where there is none.
    default String languageCode() {
        return switch (this) {
            case TextRecord _ -> "";
            case Mail(Role _, String language) -> language;
        };
    }

    /// A token for a TXT record; empty when none is needed. A link's token is kept by its digest, elsewhere.
    default String newToken() {
        return switch (this) {
            case TextRecord _ -> Tokens.forRecord();
            case Mail _ -> "";
        };
    }
}
