package org.mailassay.store.account;

import java.util.Optional;
import java.util.regex.Pattern;

/// An API key in clear text. It exists while it is shown once and while a request that brings it is looked at.
public final class ApiKey {
    private static final String PREFIX = "ma_live_";
    private static final int RANDOM_LENGTH = 40;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9A-Za-z]{32,64}");

    private final String text;

    private ApiKey(String text) {
        this.text = text;
    }

    /// A new key: 238 bits of randomness.
    static ApiKey random() {
        return new ApiKey(PREFIX + RandomText.base62(RANDOM_LENGTH));
    }

    /// The key that a text is by its form; empty when no key ever looked so.
    public static Optional<ApiKey> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ApiKey(text)) : Optional.empty();
    }

    /// The whole key, to be shown to its owner once.
    public String text() {
        return text;
    }

    /// The first 12 characters, by which a list shows it.
    String start() {
        return text.substring(0, 12);
    }

    /// The last 4 characters.
    String hint() {
        return text.substring(text.length() - 4);
    }

    byte[] digest() {
        return Secret.digest(text);
    }

    /// Only what a list may show, so that no log ever holds a key.
    @Override
    public String toString() {
        return start() + "…" + hint();
    }
}
