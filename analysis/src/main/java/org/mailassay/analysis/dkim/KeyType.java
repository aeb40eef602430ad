package org.mailassay.analysis.dkim;

import java.util.Arrays;
import java.util.Optional;

/// A type of signing key (RFC 6376, section 3.6.1; RFC 8463, section 4.2).
public enum KeyType {
    RSA("rsa"),
    ED25519("ed25519");

    private final String tag;

    KeyType(String tag) {
        this.tag = tag;
    }

    /// The name in a key record's `k=`.
    public String tag() {
        return tag;
    }

    static Optional<KeyType> of(String tag) {
        return Arrays.stream(values()).filter(type -> type.tag.equals(tag)).findFirst();
    }
}
