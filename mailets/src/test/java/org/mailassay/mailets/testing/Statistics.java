package org.mailassay.mailets.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Compares what was answered with 250 with what is in the statistics.
///
/// @param accepted how many messages were answered with 250
/// @param found how many reports are in the statistics; those whose answer was lost on its way are among them
/// @param lost which of the accepted ones are not
/// @param doubled how many are there more than once
public record Statistics(int accepted, int found, Set<String> lost, int doubled) {
    /// Waits until nothing is in the queue, and asserts that every accepted report is there, that every report is
    /// there once, and that the roll-ups count what the reports say.
    public static Statistics assertEachOnce(
            StoppableDatabase database, Collection<Integer> accepted, Duration patience) {
        TestMailServer.await(patience, () -> database.number("select count(*) from mail_queue") == 0);
        Statistics statistics = of(accepted, database.texts("select report_id from reports"));
        assertThat(database.texts("select error from mail_repository")).isEmpty();
        assertThat(statistics.lost()).isEmpty();
        assertThat(statistics.doubled()).isZero();
        long counted = (long) statistics.found() * ReportMessages.COUNTED;
        for (String table : List.of("reports", "report_rows", "daily_totals", "daily_sources", "weekly_sources")) {
            assertThat(database.number("select sum(messages) from " + table))
                    .as(table)
                    .isEqualTo(counted);
        }
        return statistics;
    }

    @Override
    public String toString() {
        return "%d answered with 250, %d found, %d lost, %d doubled".formatted(accepted, found, lost.size(), doubled);
    }

    private static Statistics of(Collection<Integer> accepted, List<String> ids) {
        Set<String> lost = accepted.stream().map(ReportMessages::id).collect(Collectors.toCollection(TreeSet::new));
        ids.forEach(lost::remove);
        int different = Set.copyOf(ids).size();
        return new Statistics(accepted.size(), different, lost, ids.size() - different);
    }
}
