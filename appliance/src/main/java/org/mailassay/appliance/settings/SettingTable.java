package org.mailassay.appliance.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
                DATA, DATABASE_URL, DATABASE_USER, DATABASE_PASSWORD, DATABASE_CONNECTIONS, LOG_FORMAT, LOG_LEVEL);
    }
}
