package org.mailassay.store.webhook;

import java.util.Locale;

/// What an attempt came to. Everything but the first is a failure, and tried again.
public enum DeliveryOutcome {
    /// It was answered with a status from 200 to 299.
    DELIVERED,
    /// It was answered with another status.
    STATUS,
    /// It was answered with a redirect, which is not followed.
    REDIRECT,
    /// There was no whole answer in ten seconds.
    TIMEOUT,
    /// No connection could be made, or it broke.
    UNREACHABLE,
    /// The host has no address.
    NO_ADDRESS,
    /// The host has an address that is not public.
    NOT_PUBLIC,
    /// The certificate is not trusted, or is for another host.
    BAD_CERTIFICATE,
    /// Nothing was sent: the secret is sealed with another key than the installation has.
    NO_SECRET;

    /// As it is stored and shown.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
