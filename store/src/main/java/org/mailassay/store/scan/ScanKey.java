package org.mailassay.store.scan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A scan by its numbers.
public record ScanKey(long accountId, long id) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})/([0-9]{1,18})");

    /// The key of a text; empty when it is none.
    static Optional<ScanKey> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new ScanKey(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return accountId + "/" + id;
    }
}
