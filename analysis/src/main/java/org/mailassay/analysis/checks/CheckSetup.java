package org.mailassay.analysis.checks;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.mailassay.analysis.blocklist.ListHealth;

/// What checks are told of where they run.
///
/// @param hostName of the mail server that received the message
/// @param blocklistKeys of lists that ask for one, by their zones
/// @param health what the last probes of the blocklists came to
/// @param bimiRoots the authorities whose mark certificates are trusted; without any the chain is not checked
public record CheckSetup(
        String hostName, Map<String, String> blocklistKeys, ListHealth health, List<X509Certificate> bimiRoots) {
    public CheckSetup {
        blocklistKeys = Map.copyOf(blocklistKeys);
        bimiRoots = List.copyOf(bimiRoots);
    }

    /// Without keys, and without anything known of the lists.
    public static CheckSetup of(String hostName) {
        return new CheckSetup(hostName, Map.of(), ListHealth.unknown(), List.of());
    }
}
