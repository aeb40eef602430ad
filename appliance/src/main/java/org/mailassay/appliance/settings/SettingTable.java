package org.mailassay.appliance.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.report.ReportLimits;

/// Every setting there is, once.
public final class SettingTable {
    public static final Setting<Path> DATA = Setting.of(
            "data",
            ValueType.path(),
            "var",
            "The folder of everything that is kept: the embedded database, its password, the mail server's"
                    + " certificate. `--data` on the command line.");
    public static final Setting<Optional<String>> DATABASE_URL = Setting.of(
            "database.url",
            ValueType.optional(ValueType.databaseAddress()),
            "",
            "A PostgreSQL 15 or later, `jdbc:postgresql://host:5432/name`. When it is empty a PostgreSQL is started"
                    + " and kept in the data folder. `--database` on the command line.");
    public static final Setting<String> DATABASE_USER =
            Setting.of("database.user", ValueType.text(), "mailassay", "Who to be in the database of `database.url`.");
    public static final Setting<String> DATABASE_PASSWORD =
            Setting.secret("database.password", ValueType.text(), "The password of `database.user`.");
    public static final Setting<Integer> DATABASE_CONNECTIONS = Setting.of(
            "database.connections", ValueType.wholeNumber(4, 200), "12", "How many connections are kept open.");

    public static final Setting<String> MAIL_DOMAIN = Setting.of(
            "mail.domain",
            ValueType.domain(),
            "mailassay.localhost",
            "The domain of the appliance's own addresses: reporting addresses, postmaster and abuse. Its MX record"
                    + " names this machine.");

    public static final Setting<Long> REPORT_MESSAGE = Setting.of(
            "report.message-size",
            ValueType.size(64 << 10, 1 << 30),
            "25M",
            "The largest message or file that is taken; SMTP announces it with SIZE.");
    public static final Setting<Long> REPORT_UNPACKED = Setting.of(
            "report.unpacked-size",
            ValueType.size(64 << 10, 1 << 30),
            "64M",
            "The largest report, unpacked.");
    public static final Setting<Integer> REPORT_RATIO = Setting.of(
            "report.ratio",
            ValueType.wholeNumber(10, 10_000),
            "200",
            "How many octets one packed octet may become.");
    public static final Setting<Integer> REPORT_ENTRIES = Setting.of(
            "report.archive-entries",
            ValueType.wholeNumber(1, 65_535),
            "512",
            "Entries of one archive that are read.");
    public static final Setting<Integer> REPORT_RECORDS = Setting.of(
            "report.records", ValueType.wholeNumber(1, 10_000_000), "200000", "Records of one aggregate report.");
    public static final Setting<Integer> REPORT_DEPTH = Setting.of(
            "report.mime-depth", ValueType.wholeNumber(1, 100), "16", "How deep the parts of a message may nest.");

    public static final Setting<Integer> KEYS_PER_ACCOUNT = Setting.of(
            "api.keys-per-account",
            ValueType.wholeNumber(1, 1000),
            "5",
            "API keys that an account may have at one time.");

    public static final Setting<String> LOG_FORMAT = Setting.of(
            "log.format", ValueType.oneOf("text", "json"), "text", "One line for each event, as text or as JSON.");
    public static final Setting<String> LOG_LEVEL = Setting.of(
            "log.level",
            ValueType.oneOf("error", "warn", "info", "debug"),
            "info",
            "The least important event that is written.");

    private SettingTable() {}

    /// All of them, in the order in which the documentation shows them.
    public static List<Setting<?>> all() {
        return List.of(
                DATA,
                DATABASE_URL,
                DATABASE_USER,
                DATABASE_PASSWORD,
                DATABASE_CONNECTIONS,
                MAIL_DOMAIN,
                REPORT_MESSAGE,
                REPORT_UNPACKED,
                REPORT_RATIO,
                REPORT_ENTRIES,
                REPORT_RECORDS,
                REPORT_DEPTH,
                KEYS_PER_ACCOUNT,
                LOG_FORMAT,
                LOG_LEVEL);
    }

    /// How much one message may make the appliance unpack.
    public static ReportLimits reportLimits(Settings settings) {
        return new ReportLimits(
                settings.get(REPORT_MESSAGE),
                settings.get(REPORT_UNPACKED),
                settings.get(REPORT_RATIO),
                settings.get(REPORT_ENTRIES),
                settings.get(REPORT_RECORDS),
                settings.get(REPORT_DEPTH));
    }
}
