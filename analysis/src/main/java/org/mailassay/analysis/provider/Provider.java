package org.mailassay.analysis.provider;

import java.util.List;

/// A mailbox provider and what it asks of senders.
///
/// @param key as in JSON, `google`
/// @param mailboxes whose mail it is about
/// @param page where it says so
record Provider(String key, String name, String mailboxes, String page, List<Requirement> requirements) {
    Provider {
        requirements = List.copyOf(requirements);
    }
}
