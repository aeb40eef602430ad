package org.mailassay.mailets.outgoing;

import java.util.Locale;

/// How far an attempt with a host came.
enum Stage {
    DNS,
    POLICY,
    CONNECT,
    GREETING,
    EHLO,
    STARTTLS,
    AUTH,
    MAIL,
    RCPT,
    DATA,
    MESSAGE,
    GIVEN_UP;

    /// As it is kept and shown.
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
