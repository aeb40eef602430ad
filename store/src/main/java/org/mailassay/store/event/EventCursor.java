package org.mailassay.store.event;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in the event log as clients keep it: opaque to them.
///
/// @param epoch the history that the place belongs to
public record EventCursor(String epoch, EventPosition position) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{12})\\.([0-9a-f]{1,15})\\.([0-9a-f]{1,15})");

    /// As clients see it.
    public String text() {
        String plain = epoch + "." + Long.toHexString(position.transaction()) + "." + Long.toHexString(position.id());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /// Reads what [#text] wrote; empty when the text is nothing of the kind.
    public static Optional<EventCursor> parse(String text) {
        if (text.length() > 100) {
            return Optional.empty();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            Matcher matcher = FORM.matcher(plain);
            return matcher.matches()
                    ? Optional.of(new EventCursor(
                            matcher.group(1),
                            new EventPosition(
                                    Long.parseLong(matcher.group(2), 16), Long.parseLong(matcher.group(3), 16))))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
