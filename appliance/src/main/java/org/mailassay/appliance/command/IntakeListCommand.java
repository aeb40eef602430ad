package org.mailassay.appliance.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.store.Database;
import org.mailassay.store.intake.Fate;
import org.mailassay.store.intake.IntakeEntry;
import org.mailassay.store.intake.IntakeFilter;
import org.mailassay.store.intake.IntakeStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `intake list`: what was received, with its fate.
@Command(
        name = "list",
        description = "List what arrived at an account's reporting address, newest first, with its fate.")
final class IntakeListCommand extends DatabaseCommand {
    @Mixin
    private final AccountOption account = new AccountOption();

    @Option(
            names = "--fate",
            paramLabel = "FATE",
            description = "Only those of a fate: stored, unassigned, kept, duplicate, quarantined, deactivated,"
                    + " refused.")
    private @Nullable String fate;

    @Option(
            names = "--reason",
            paramLabel = "CODE",
            description = "Only those with a reason code, as in truncated_gzip.")
    private String reason = "";

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    @Option(names = "--json", description = "As JSON, one line for each.")
    private boolean json;

    IntakeListCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    void run(Settings settings, Database database) {
        IntakeFilter filter = new IntakeFilter(Optional.ofNullable(fate).map(IntakeListCommand::fate), reason);
        TextTable table = new TextTable("NUMBER", "RECEIVED", "FATE", "REASON", "FROM", "DETAIL");
        for (IntakeEntry entry :
                new IntakeStore(database).list(account.find(database).id(), filter, Optional.empty(), 0, limit)) {
            if (json) {
                printJson(fields(entry));
            } else {
                table.row(
                        entry.id(),
                        entry.receivedAt(),
                        entry.fate().code(),
                        entry.reason(),
                        entry.reversePath(),
                        entry.detail());
            }
        }
        if (!json) {
            print(table);
        }
    }

    private static Map<String, Object> fields(IntakeEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", entry.id());
        fields.put("received_at", entry.receivedAt());
        fields.put("mail_name", entry.mailName());
        fields.put("reverse_path", entry.reversePath());
        fields.put("size", entry.size());
        fields.put("authenticated", entry.authenticated().code());
        fields.put("fate", entry.fate().code());
        fields.put("reason", entry.reason());
        fields.put("detail", entry.detail());
        return fields;
    }

    private static Fate fate(String word) {
        return Arrays.stream(Fate.values())
                .filter(known -> known.code().equals(word))
                .findFirst()
                .orElseThrow(() -> CommandFailure.misuse(word + " is not a fate: "
                        + Arrays.stream(Fate.values()).map(Fate::code).collect(Collectors.joining(", "))));
    }
}
