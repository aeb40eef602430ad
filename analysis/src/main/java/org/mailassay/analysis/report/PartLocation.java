package org.mailassay.analysis.report;

/// Where a report stands in what was received, precise enough to cut its original octets out again.
///
/// @param part number of the leaf MIME part in the order of the message, from 0; 0 for a bare file
/// @param entry number of the entry within the part's archive, from 0; 0 when the part is no archive
/// @param name the file name that the sender gave the part, or empty
public record PartLocation(int part, int entry, String name) {
    /// A bare file, or a message as a whole.
    static final PartLocation WHOLE = new PartLocation(0, 0, "");

    PartLocation inEntry(int number) {
        return new PartLocation(part, number, name);
    }
}
