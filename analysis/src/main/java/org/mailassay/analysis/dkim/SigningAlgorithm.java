package org.mailassay.analysis.dkim;

import java.util.Arrays;
import java.util.Optional;

/// A signing algorithm, which is a type of key and a hash (RFC 6376, section 3.3; RFC 8463, section 3).
public enum SigningAlgorithm {
    /// Historic: MUST NOT be used for signing or verifying (RFC 8301, section 3.1).
    RSA_SHA1("rsa-sha1", KeyType.RSA, HashAlgorithm.SHA1),
    RSA_SHA256("rsa-sha256", KeyType.RSA, HashAlgorithm.SHA256),
    ED25519_SHA256("ed25519-sha256", KeyType.ED25519, HashAlgorithm.SHA256);

    private final String tag;
    private final KeyType keyType;
    private final HashAlgorithm hash;

    SigningAlgorithm(String tag, KeyType keyType, HashAlgorithm hash) {
        this.tag = tag;
        this.keyType = keyType;
        this.hash = hash;
    }

    /// The name in a signature's `a=`.
    public String tag() {
        return tag;
    }

    public KeyType keyType() {
        return keyType;
    }

    public HashAlgorithm hash() {
        return hash;
    }

    /// The algorithm of that name, in the exact letter case, since nothing says that it has no meaning here
    /// (RFC 6376, section 3.2).
    static Optional<SigningAlgorithm> of(String tag) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.tag.equals(tag))
                .findFirst();
    }
}
