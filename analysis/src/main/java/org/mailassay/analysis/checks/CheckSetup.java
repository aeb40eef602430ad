package org.mailassay.analysis.checks;

import java.util.Map;
import org.mailassay.analysis.blocklist.ListHealth;

/// What checks are told of where they run.
///
/// @param hostName of the mail server that received the message
/// @param blocklistKeys of lists that ask for one, by their zones
/// @param health what the last probes of the blocklists came to
public record CheckSetup(String hostName, Map<String, String> blocklistKeys, ListHealth health) {
    public CheckSetup {
        blocklistKeys = Map.copyOf(blocklistKeys);
    }

    /// Without keys, and without anything known of the lists.
    public static CheckSetup of(String hostName) {
        return new CheckSetup(hostName, Map.of(), ListHealth.unknown());
    }
}
