package org.mailassay.store.intake;

import java.util.List;
import java.util.Locale;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.analysis.report.RefusalReason;
import org.mailassay.store.JsonTable;

/// The outcomes of a message in the form in which the intake log keeps them: fate, part, entry, part name, reason,
/// detail, report id, kind of the report. Entries of versions that knew aggregate reports only end before the kind.
final class OutcomeTable {
    private OutcomeTable() {}

    static String write(List<Outcome> outcomes) {
        return JsonTable.text(outcomes, OutcomeTable::cells);
    }

    static List<Outcome> read(String json) {
        return JsonTable.read(json).stream().map(OutcomeTable::outcome).toList();
    }

    private static List<String> cells(Outcome outcome) {
        return List.of(
                outcome.fate().code(),
                Integer.toString(outcome.location().part()),
                Integer.toString(outcome.location().entry()),
                outcome.location().name(),
                outcome.reason(),
                outcome.detail(),
                switch (outcome) {
                    case Outcome.Stored stored -> Long.toString(stored.reportId());
                    case Outcome.Duplicate duplicate -> Long.toString(duplicate.reportId());
                    case Outcome.Deactivated _, Outcome.Quarantined _, Outcome.Kept _, Outcome.Refused _ -> "";
                },
                switch (outcome) {
                    case Outcome.Stored stored -> stored.kind().code();
                    case Outcome.Duplicate duplicate -> duplicate.kind().code();
                    case Outcome.Deactivated _, Outcome.Quarantined _, Outcome.Kept _, Outcome.Refused _ -> "";
                });
    }

    private static Outcome outcome(List<String> cells) {
        PartLocation location =
                new PartLocation(Integer.parseInt(cells.get(1)), Integer.parseInt(cells.get(2)), cells.get(3));
        String reason = cells.get(4).toUpperCase(Locale.ROOT);
        String detail = cells.get(5);
        return switch (Fate.of(cells.getFirst())) {
            case STORED -> new Outcome.Stored(location, kind(cells), Long.parseLong(cells.get(6)), true);
            case UNASSIGNED -> new Outcome.Stored(location, kind(cells), Long.parseLong(cells.get(6)), false);
            case KEPT -> new Outcome.Kept(location, Outcome.Kept.Kind.valueOf(reason));
            case DUPLICATE -> new Outcome.Duplicate(location, kind(cells), Long.parseLong(cells.get(6)));
            case QUARANTINED -> new Outcome.Quarantined(location);
            case DEACTIVATED -> new Outcome.Deactivated(location, detail);
            case REFUSED -> new Outcome.Refused(location, RefusalReason.valueOf(reason), detail);
        };
    }

    private static ReportKind kind(List<String> cells) {
        return cells.size() > 7 ? ReportKind.of(cells.get(7)) : ReportKind.AGGREGATE;
    }
}
