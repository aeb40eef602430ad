package org.mailassay.appliance.reportfile;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.mailassay.analysis.report.RefusalReason;
import org.mailassay.store.intake.Fate;
import org.mailassay.store.intake.IntakeResult;
import org.mailassay.store.intake.Outcome;

/// What became of everything that was imported. Used by several threads.
public final class ImportCounts {
    private long messages;
    private long takenBefore;
    private long unreadable;
    private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
    private final Map<String, Long> reasons = new TreeMap<>();

    synchronized void add(IntakeResult result) {
        messages++;
        switch (result) {
            case IntakeResult.TakenBefore _ -> takenBefore++;
            case IntakeResult.Taken taken -> taken.outcomes().forEach(this::add);
        }
    }

    synchronized void addTooLarge() {
        messages++;
        count(Fate.REFUSED, RefusalReason.TOO_LARGE_MESSAGE.code());
    }

    synchronized void addUnreadable() {
        unreadable++;
    }

    private void add(Outcome outcome) {
        count(outcome.fate(), outcome.reason());
    }

    private void count(Fate fate, String reason) {
        fates.merge(fate, 1L, Long::sum);
        if (!reason.isEmpty()) {
            reasons.merge(reason, 1L, Long::sum);
        }
    }

    /// Files and messages of mailboxes that were read.
    public synchronized long messages() {
        return messages;
    }

    /// Those that were imported before, which were left as they are.
    public synchronized long takenBefore() {
        return takenBefore;
    }

    /// Files that could not be read.
    public synchronized long unreadable() {
        return unreadable;
    }

    /// How often a fate was met; one message may hold several reports.
    public synchronized long of(Fate fate) {
        return fates.getOrDefault(fate, 0L);
    }

    /// How often each reason was given for not counting something.
    public synchronized Map<String, Long> reasons() {
        return new TreeMap<>(reasons);
    }
}
