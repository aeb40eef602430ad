package org.mailassay.store.health;

import java.util.List;

/// What blocklists said of an address. One that could not be asked, or would not answer, is in neither list: it changes
/// nothing.
///
/// @param listed zones that have it
/// @param clean zones that do not
public record ListStandings(List<String> listed, List<String> clean) {
    /// Nobody was asked.
    public static final ListStandings NONE = new ListStandings(List.of(), List.of());

    public ListStandings {
        listed = List.copyOf(listed);
        clean = List.copyOf(clean);
    }
}
