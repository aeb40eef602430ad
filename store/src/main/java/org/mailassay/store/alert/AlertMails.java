package org.mailassay.store.alert;

import java.util.List;

/// Who is told by mail.
///
/// @param addresses that the account has confirmed; empty for nobody
/// @param digest whether they get the weekly digest too
public record AlertMails(List<String> addresses, boolean digest) {
    public AlertMails {
        addresses = List.copyOf(addresses);
    }
}
