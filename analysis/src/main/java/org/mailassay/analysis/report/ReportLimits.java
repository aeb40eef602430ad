package org.mailassay.analysis.report;

/// How much one message may make the appliance unpack. All are settings.
///
/// @param maximumMessageBytes of the message as received
/// @param maximumUnpackedBytes that the containers of one message may unpack to, all together
/// @param maximumRatio unpacked octets for each packed octet, judged once the first megabyte is unpacked
/// @param maximumArchiveEntries entries read from one archive, and leaf parts read from one message; twice as many of
///     both in all
/// @param maximumRecords records in one aggregate report
/// @param maximumMimeDepth nested multiparts and message/rfc822 parts
public record ReportLimits(
        long maximumMessageBytes,
        long maximumUnpackedBytes,
        int maximumRatio,
        int maximumArchiveEntries,
        int maximumRecords,
        int maximumMimeDepth) {
    /// 25 MB, 64 MB, 200:1, 512 entries, 200,000 records, depth 16.
    public static final ReportLimits DEFAULT = new ReportLimits(25L << 20, 64L << 20, 200, 512, 200_000, 16);
}
