package org.mailassay.store.account;

import java.util.Optional;
import java.util.regex.Pattern;

/// The e-mail address of a person, in the form that people have: a dot-atom and a domain (RFC 5321, section 4.1.2).
public record EmailAddress(String text) {
    private static final Pattern FORM = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}"
                    + "@(?=.{1,253}$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    public EmailAddress {
        if (!isAddress(text)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /// The address that the text is, white space around it left out; empty when it is none.
    public static Optional<EmailAddress> parse(String text) {
        String stripped = text.strip();
        return isAddress(stripped) ? Optional.of(new EmailAddress(stripped)) : Optional.empty();
    }

    private static boolean isAddress(String text) {
        return text.length() <= 254
                && FORM.matcher(text).matches()
                && !text.startsWith(".")
                && !text.contains("..")
                && !text.contains(".@");
    }

    @Override
    public String toString() {
        return text;
    }
}
