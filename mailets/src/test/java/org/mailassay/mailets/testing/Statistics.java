package org.mailassay.mailets.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Compares what was answered with 250 with what is in the statistics.
public final class Statistics {
    private Statistics() {}

    /// Waits until nothing is in the queue, and asserts that every accepted report is there, that every report is
    /// there once, and that the roll-ups count what the reports say.
    public static void assertEachOnce(StoppableDatabase database, Collection<Integer> accepted, Duration patience) {
        TestMailServer.await(patience, () -> database.number("select count(*) from mail_queue") == 0);
        assertThat(database.texts("select error from mail_repository")).isEmpty();
        List<String> ids = database.texts("select report_id from reports");
        Set<String> missing = accepted.stream().map(ReportMessages::id).collect(Collectors.toCollection(TreeSet::new));
        ids.forEach(missing::remove);
        assertThat(missing).isEmpty();
        assertThat(Set.copyOf(ids)).hasSameSizeAs(ids);
        long counted = (long) ids.size() * ReportMessages.COUNTED;
        assertThat(database.number("select sum(messages) from reports")).isEqualTo(counted);
        assertThat(database.number("select sum(messages) from report_rows")).isEqualTo(counted);
        assertThat(database.number("select sum(messages) from daily_totals")).isEqualTo(counted);
        assertThat(database.number("select sum(messages) from daily_sources")).isEqualTo(counted);
    }
}
