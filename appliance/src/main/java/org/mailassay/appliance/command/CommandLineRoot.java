package org.mailassay.appliance.command;

import org.mailassay.appliance.embedded.EmbeddedDatabaseException;
import org.mailassay.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Every command there is, and what is said when one fails.
@Command(
        name = "mailassay",
        description = "A self-hosted mail appliance: DMARC analytics and deliverability reports.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "`./mailassay test [OPTION…]` runs every test; its options go to Maven.",
            "Exit codes: 0 done; 1 not done, and one line says why; 2 wrongly used."
        })
public final class CommandLineRoot implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandLineRoot.class);

    private final Terminal terminal;

    private CommandLineRoot(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Runs a command.
    ///
    /// @return the exit code
    public static int run(Terminal terminal, String... arguments) {
        CommandLine line = new CommandLine(new CommandLineRoot(terminal));
        line.addSubcommand(new CheckCommand(terminal));
        line.addSubcommand(new VersionCommand(terminal));
        line.addSubcommand(new CommandLine.HelpCommand());
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setExecutionExceptionHandler((failure, _, _) -> explain(terminal, failure));
        return line.execute(arguments);
    }

    @Override
    public void run() {
        CommandLine.usage(this, terminal.out());
    }

    private static int explain(Terminal terminal, Exception failure) {
        switch (failure) {
            case CommandFailure _, EmbeddedDatabaseException _, StoreUnavailable _ ->
                terminal.err().println("mailassay: " + failure.getMessage());
            default -> {
                LOG.error("The command failed unexpectedly", failure);
                terminal.err().println("mailassay: an unexpected failure; the log above says more");
            }
        }
        return 1;
    }
}
