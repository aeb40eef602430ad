package org.mailassay.store.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// How long random secrets are kept: by their SHA-256 alone. They have more entropy than the digest can lose, so
/// neither salt nor work factor is needed, and the digest can be looked up.
public final class Secret {
    private Secret() {}

    public static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
