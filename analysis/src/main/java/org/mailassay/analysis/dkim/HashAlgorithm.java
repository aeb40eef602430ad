package org.mailassay.analysis.dkim;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A hash algorithm of DKIM (RFC 6376, section 3.3).
public enum HashAlgorithm {
    /// Historic; signatures made with it are no longer accepted (RFC 8301, section 3.1).
    SHA1("sha1", "SHA-1"),
    /// The one in use.
    SHA256("sha256", "SHA-256");

    private final String tag;
    private final String javaName;

    HashAlgorithm(String tag, String javaName) {
        this.tag = tag;
        this.javaName = javaName;
    }

    /// The name in a key record's `h=`.
    public String tag() {
        return tag;
    }

    MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance(javaName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + javaName, e);
        }
    }
}
