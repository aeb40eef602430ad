package org.mailassay.analysis.dkim;

import java.security.PublicKey;

/// What a key record's `p=` holds (RFC 6376, section 3.6.1).
public sealed interface PublicKeyReading {
    /// A key that signatures can be checked with.
    ///
    /// @param bits the length of an RSA modulus; 256 for Ed25519
    record Usable(KeyType type, int bits, PublicKey key) implements PublicKeyReading {}

    /// The value is empty: the key was revoked.
    record Revoked() implements PublicKeyReading {}

    /// The key's type is not known.
    record UnknownType(String type) implements PublicKeyReading {}

    /// The value is not a key, or not one that can be used.
    record Unusable(String problem) implements PublicKeyReading {}
}
