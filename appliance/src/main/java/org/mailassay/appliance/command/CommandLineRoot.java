package org.mailassay.appliance.command;

import org.mailassay.appliance.StartFailure;
import org.mailassay.appliance.embedded.EmbeddedDatabaseException;
import org.mailassay.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

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
public final class CommandLineRoot {
    private static final Logger LOG = LoggerFactory.getLogger(CommandLineRoot.class);

    private CommandLineRoot() {}

    /// Runs a command.
    ///
    /// @return the exit code
    public static int run(Terminal terminal, String... arguments) {
        CommandLine root = new CommandLine(new CommandLineRoot());
        root.addSubcommand(new UpCommand(terminal));
        root.addSubcommand(group(
                "account",
                "Accounts: who domains and reports belong to.",
                new AccountCreateCommand(terminal),
                new AccountListCommand(terminal),
                new AccountSuspendCommand(terminal),
                new AccountResumeCommand(terminal)));
        root.addSubcommand(with(
                new CommandLine(new DomainCommand(terminal)),
                new DomainAddCommand(terminal),
                new DomainListCommand(terminal)));
        root.addSubcommand(group(
                "key",
                "API keys.",
                new KeyCreateCommand(terminal),
                new KeyListCommand(terminal),
                new KeyRevokeCommand(terminal)));
        root.addSubcommand(new ImportCommand(terminal));
        root.addSubcommand(group("report", "Report files.", new ReportParseCommand(terminal)));
        root.addSubcommand(group(
                "intake",
                "What arrived at reporting addresses.",
                new IntakeListCommand(terminal),
                new IntakeRetryCommand(terminal)));
        root.addSubcommand(group("monitor", "Verified domains over time.", new MonitorRunCommand(terminal)));
        root.addSubcommand(new SpfCommand(terminal));
        root.addSubcommand(new VerifyCommand(terminal));
        root.addSubcommand(new BimiCommand(terminal));
        root.addSubcommand(new ScanCommand(terminal));
        root.addSubcommand(group("mail", "Mail that the appliance sends.", new MailTestCommand(terminal)));
        root.addSubcommand(new IpCommand(terminal));
        root.addSubcommand(group("geo", "Countries and networks of addresses.", new GeoUpdateCommand(terminal)));
        root.addSubcommand(new BackupCommand(terminal));
        root.addSubcommand(new RestoreCommand(terminal));
        root.addSubcommand(new StatusCommand(terminal));
        root.addSubcommand(new CheckCommand(terminal));
        root.addSubcommand(new VersionCommand(terminal));
        root.addSubcommand(new RehearseCommand(terminal));
        root.addSubcommand(new CommandLine.HelpCommand());
        root.setOut(terminal.out());
        root.setErr(terminal.err());
        root.setExecutionExceptionHandler((failure, _, _) -> explain(terminal, failure));
        explainThemselves(root);
        return root.execute(arguments);
    }

    private static CommandLine group(String name, String description, Object... commands) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description).synopsisSubcommandLabel("COMMAND");
        return with(new CommandLine(spec), commands);
    }

    private static CommandLine with(CommandLine group, Object... commands) {
        for (Object command : commands) {
            group.addSubcommand(command);
        }
        return group;
    }

    /// Gives every command its `--help`.
    private static void explainThemselves(CommandLine line) {
        if (!(line.getCommand() instanceof CommandLine.HelpCommand)) {
            line.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Show this help.")
                            .build());
        }
        line.getSubcommands().values().forEach(CommandLineRoot::explainThemselves);
    }

    private static int explain(Terminal terminal, Exception failure) {
        switch (failure) {
            case CommandFailure _, StartFailure _, EmbeddedDatabaseException _, StoreUnavailable _ ->
                terminal.err().println("mailassay: " + failure.getMessage());
            default -> {
                LOG.error("The command failed unexpectedly", failure);
                terminal.err().println("mailassay: an unexpected failure; the log above says more");
            }
        }
        return failure instanceof CommandFailure known ? known.exitCode() : 1;
    }
}
