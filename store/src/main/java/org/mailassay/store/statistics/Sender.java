package org.mailassay.store.statistics;

import java.time.LocalDate;
import java.util.List;

/// Addresses that belong together, because one service or one domain runs them.
///
/// @param name the service's name, else the base domain of the confirmed reverse name, else the address itself
/// @param service empty when it is none that is known by name
/// @param category of the service; empty when it is none that is known by name
/// @param counts of all its addresses together
/// @param addresses those that sent most come first
public record Sender(
        String name,
        String service,
        String category,
        LocalDate firstSeen,
        LocalDate lastSeen,
        MessageCounts counts,
        List<SendingAddress> addresses) {
    public Sender {
        addresses = List.copyOf(addresses);
    }
}
