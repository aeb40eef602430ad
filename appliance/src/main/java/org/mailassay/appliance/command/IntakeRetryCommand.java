package org.mailassay.appliance.command;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mailassay.analysis.report.ReportReader;
import org.mailassay.appliance.SealingKeyFile;
import org.mailassay.appliance.settings.ReportSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.store.Database;
import org.mailassay.store.intake.Fate;
import org.mailassay.store.intake.IntakeStore;
import org.mailassay.store.intake.ReportIntake;
import org.mailassay.store.raw.RawMessageStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `intake retry`: reads again what was not counted.
@Command(
        name = "retry",
        description = "Read again, from the stored octets, what was not turned into rows: one entry, or every one of"
                + " the account. For after an upgrade, or after a domain was activated.")
final class IntakeRetryCommand extends DatabaseCommand {
    private static final int PAGE = 500;

    @Parameters(
            paramLabel = "NUMBER",
            arity = "0..1",
            description = "One entry, by its number in mailassay intake list; without it, every one.")
    private @Nullable Long number;

    @Mixin
    private final AccountOption account = new AccountOption();

    @Option(names = "--reason", paramLabel = "CODE", description = "Only those with a reason code.")
    private String reason = "";

    @Option(names = "--release", description = "Count reports that were quarantined.")
    private boolean release;

    @Option(names = "--json", description = "The summary as JSON.")
    private boolean json;

    IntakeRetryCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    void run(Settings settings, Database database) {
        ReportIntake intake = new ReportIntake(
                database,
                new RawMessageStore(database),
                new ReportReader(ReportSection.read(settings)),
                SealingKeyFile.read(settings));
        long accountId = account.find(database).id();
        Map<Fate, Long> fates = new EnumMap<>(Fate.class);
        if (number != null) {
            retry(intake, accountId, number, fates);
            if (fates.isEmpty()) {
                throw new CommandFailure("the account has no entry " + number
                        + ", or its octets have expired, are not kept," + " or are sealed with another key");
            }
        } else {
            retryAll(new IntakeStore(database), intake, accountId, fates);
        }
        show(fates);
    }

    private void retryAll(IntakeStore store, ReportIntake intake, long accountId, Map<Fate, Long> fates) {
        List<Long> page = store.retryable(accountId, reason, 0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(id -> retry(intake, accountId, id, fates));
            page = store.retryable(accountId, reason, page.getLast(), PAGE);
        }
    }

    private void retry(ReportIntake intake, long accountId, long id, Map<Fate, Long> fates) {
        intake.retry(accountId, id, release).ifPresent(taken -> fates.merge(taken.fate(), 1L, Long::sum));
    }

    private void show(Map<Fate, Long> fates) {
        if (json) {
            Map<String, Object> counts = new LinkedHashMap<>();
            fates.forEach((fate, count) -> counts.put(fate.code(), count));
            printJson(Map.of("outcomes", counts));
        } else if (fates.isEmpty()) {
            print("There is nothing to retry.");
        } else {
            fates.forEach((fate, count) -> print("%,10d  %s".formatted(count, fate.code())));
        }
    }
}
