package org.mailassay.appliance.reportfile;

import org.mailassay.analysis.message.Octets;

/// One thing that was found on disk.
public sealed interface FoundFile {
    /// Where it was found: a path, for a message of a mailbox followed by its number, `reports.mbox#12`.
    String name();

    /// A bare report or a message, to be handed to the reader as it is.
    record Content(String name, Octets octets) implements FoundFile {}

    /// Larger than anything that would be taken; it was not read.
    ///
    /// @param limit in octets
    record TooLarge(String name, long limit) implements FoundFile {}

    /// It could not be read from the disk.
    record Unreadable(String name, String reason) implements FoundFile {}
}
