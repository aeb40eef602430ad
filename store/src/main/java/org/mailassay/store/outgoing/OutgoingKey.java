package org.mailassay.store.outgoing;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An outgoing mail by its account and its id; as text it is the mail's name in the queue.
public record OutgoingKey(long accountId, UUID id) {
    private static final Pattern TEXT =
            Pattern.compile("([0-9]{1,18})/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    /// The key of a text; empty when it is none.
    public static Optional<OutgoingKey> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new OutgoingKey(Long.parseLong(matcher.group(1)), UUID.fromString(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return accountId + "/" + id;
    }
}
