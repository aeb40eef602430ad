package org.mailassay.analysis.alert;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/// What is known of a verified address at a moment.
///
/// @param listedOn blocklists that have it
/// @param score of its last health card; empty when there is none
/// @param best of the week before; empty when there is none
public record AddressFacts(Instant now, String address, List<String> listedOn, OptionalInt score, OptionalInt best) {
    public AddressFacts {
        listedOn = List.copyOf(listedOn);
    }
}
