package org.mailassay.appliance.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mailassay.analysis.json.PlainJson;
import org.mailassay.appliance.ApplianceDatabase;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.store.Database;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.account.EmailAddress;
import picocli.CommandLine.Mixin;

/// A command that works on the database: beside a running `up` or, when none runs, alone.
abstract class DatabaseCommand implements Callable<Integer> {
    private static final int CONNECTIONS = 4;

    private final Terminal terminal;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    DatabaseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// What the command does.
    abstract void run(Settings settings, Database database);

    @Override
    public final Integer call() {
        Settings settings = options.settings();
        try (ApplianceDatabase opened = open(settings, CONNECTIONS)) {
            // Somebody who interrupts the command must not leave the embedded database running.
            Runtime.getRuntime().addShutdownHook(new Thread(opened::close, "close-database"));
            run(settings, opened.database());
        }
        return 0;
    }

    /// How the command opens the database.
    ApplianceDatabase open(Settings settings, int connections) {
        return ApplianceDatabase.open(settings, connections);
    }

    /// The file that settings are read from, if there is one.
    final Optional<Path> settingsFile() {
        return options.file();
    }

    final Terminal terminal() {
        return terminal;
    }

    /// Prints a result.
    final void print(String line) {
        terminal.out().println(line);
    }

    /// Prints a result as JSON.
    final void printJson(Object value) {
        print(PlainJson.of(value));
    }

    /// Prints a table.
    final void print(TextTable table) {
        table.lines().forEach(this::print);
    }

    /// The account that is known by an address.
    static Account account(Database database, String email) {
        return new AccountStore(database)
                .find(address(email))
                .orElseThrow(() -> new CommandFailure(
                        "there is no account " + email + "; mailassay account list shows those there are"));
    }

    /// The e-mail address that somebody wrote.
    static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow(() -> CommandFailure.misuse(text + " is not an e-mail address"));
    }
}
