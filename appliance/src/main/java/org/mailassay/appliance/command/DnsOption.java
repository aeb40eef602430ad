package org.mailassay.appliance.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Who answers the DNS.
final class DnsOption {
    /// Its name in a batch.
    static final String NAME = "dns";

    @Option(
            names = "--dns",
            paramLabel = "ZONES.yml",
            description = "Answer the DNS from this file: name -> list of {TYPE: value}, TIMEOUT, SERVFAIL; nothing is"
                    + " asked of the network then.")
    private @Nullable Path zones;

    /// The file as a batch has it.
    String given() {
        return BatchedCommand.absolute(zones);
    }
}
