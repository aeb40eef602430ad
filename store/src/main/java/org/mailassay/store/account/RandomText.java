package org.mailassay.store.account;

import java.security.SecureRandom;

/// Secrets and names that cannot be guessed.
public final class RandomText {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String LOWER_CASE = "0123456789abcdefghijklmnopqrstuvwxyz";

    private RandomText() {}

    /// Digits and letters of both cases: 5.95 bits each.
    public static String base62(int length) {
        return text(BASE62, length);
    }

    /// Digits and lower-case letters, for what is compared without regard to case: 5.17 bits each.
    public static String lowerCase(int length) {
        return text(LOWER_CASE, length);
    }

    private static String text(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
