package org.mailassay.store.queue;

import java.util.Map;

/// How many mails of one owner a node works on at one time. The owner is what stands before the slash in a mail's name.
///
/// @param most of each owner
/// @param held how many the node works on now, by owner
public record Shares(int most, Map<String, Integer> held) {
    public Shares {
        held = Map.copyOf(held);
    }
}
