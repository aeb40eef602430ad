package org.mailassay.appliance.settings;

import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.ReportLimits;

/// How much one message may make the appliance unpack.
public final class ReportSection {
    public static final Setting<Long> MESSAGE = Setting.of(
            "report.message-size",
            ValueType.size(64 << 10, 512 << 20),
            "25M",
            "The largest message or file that is taken; SMTP announces it with SIZE.");
    public static final Setting<Long> UNPACKED = Setting.of(
            "report.unpacked-size", ValueType.size(64 << 10, 1 << 30), "64M", "The largest report, unpacked.");
    public static final Setting<Integer> RATIO = Setting.of(
            "report.ratio", ValueType.wholeNumber(10, 10_000), "200", "How many octets one packed octet may become.");
    public static final Setting<Integer> ENTRIES = Setting.of(
            "report.archive-entries", ValueType.wholeNumber(1, 65_535), "512", "Entries of one archive that are read.");
    public static final Setting<Integer> RECORDS = Setting.of(
            "report.records", ValueType.wholeNumber(1, 10_000_000), "200000", "Records of one aggregate report.");
    public static final Setting<Integer> DEPTH = Setting.of(
            "report.mime-depth", ValueType.wholeNumber(1, 100), "16", "How deep the parts of a message may nest.");

    public static final Setting<Optional<Octets>> SEALING_KEY = Setting.secret(
            "report.sealing-key",
            ValueType.optional(ValueType.secret()),
            "The key by which failure reports are masked and sealed, and secrets of webhooks sealed. Without it one is"
                    + " made in the data folder (`sealing/key`); appliances that share a database need the same one.");

    static final List<Setting<?>> ALL = List.of(MESSAGE, UNPACKED, RATIO, ENTRIES, RECORDS, DEPTH, SEALING_KEY);

    private ReportSection() {}

    /// The section as the reader takes it.
    public static ReportLimits read(Settings settings) {
        return new ReportLimits(
                settings.get(MESSAGE),
                settings.get(UNPACKED),
                settings.get(RATIO),
                settings.get(ENTRIES),
                settings.get(RECORDS),
                settings.get(DEPTH));
    }
}
