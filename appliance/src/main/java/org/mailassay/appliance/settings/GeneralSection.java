package org.mailassay.appliance.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where things are kept, and under which name the appliance is known.
public final class GeneralSection {
    public static final Setting<Path> DATA = Setting.of(
            "data",
            ValueType.path(),
            "var",
            "The folder of what is kept on this machine: the embedded database, its password, the mail server's key"
                    + " and certificate. On the command line `--data`.");
    public static final Setting<Optional<String>> DATABASE_URL = Setting.of(
            "database.url",
            ValueType.optional(ValueType.databaseAddress()),
            "",
            "A PostgreSQL, `jdbc:postgresql://host:5432/name`. When it is empty, a PostgreSQL is started and kept in"
                    + " the data folder. On the command line `--database`.");
    public static final Setting<String> DATABASE_USER =
            Setting.of("database.user", ValueType.text(), "mailassay", "Who to be in the database of `database.url`.");
    public static final Setting<String> DATABASE_PASSWORD =
            Setting.secret("database.password", ValueType.text(), "The password of `database.user`.");
    public static final Setting<Integer> DATABASE_CONNECTIONS = Setting.of(
            "database.connections",
            ValueType.wholeNumber(6, 200),
            "12",
            "How many connections to the database are open at most.");
    public static final Setting<String> MAIL_DOMAIN = Setting.of(
            "mail.domain",
            ValueType.domain(),
            "mailassay.localhost",
            "The domain of the appliance's own addresses: reporting addresses, postmaster and abuse. Its MX record"
                    + " names this machine.");
    public static final Setting<Optional<String>> NODE_NAME = Setting.of(
            "node.name",
            ValueType.optional(ValueType.text()),
            "",
            "The name of this process among those that share the database; made up from the host's name when empty.");

    static final List<Setting<?>> ALL =
            List.of(DATA, DATABASE_URL, DATABASE_USER, DATABASE_PASSWORD, DATABASE_CONNECTIONS, MAIL_DOMAIN, NODE_NAME);

    private GeneralSection() {}
}
