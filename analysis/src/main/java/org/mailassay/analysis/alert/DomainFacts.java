package org.mailassay.analysis.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// What is known of a domain at a moment.
///
/// @param days those of the last three weeks that had mail, in order
/// @param lastReport when the newest report came; empty when none ever has
/// @param reportDays days with reports in the two weeks before that
/// @param newSenders of the last days, in order; those of the time of learning left out
/// @param recordChanges of the last days, in order
/// @param recordProblems that there are now
/// @param firstFailureReport empty when none has come
public record DomainFacts(
        Instant now,
        String domain,
        List<DayCounts> days,
        Optional<Instant> lastReport,
        int reportDays,
        List<News> newSenders,
        List<News> recordChanges,
        List<String> recordProblems,
        List<Expiry> expiries,
        Optional<Instant> firstFailureReport) {
    public DomainFacts {
        days = List.copyOf(days);
        newSenders = List.copyOf(newSenders);
        recordChanges = List.copyOf(recordChanges);
        recordProblems = List.copyOf(recordProblems);
        expiries = List.copyOf(expiries);
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /// Days that are over, the latest so many of them.
    List<DayCounts> lastDays(int before, int count) {
        LocalDate to = today().minusDays(before);
        LocalDate from = to.minusDays(count - 1);
        return days.stream()
                .filter(day -> !day.day().isBefore(from) && !day.day().isAfter(to))
                .toList();
    }

    /// The two weeks before a day.
    List<DayCounts> fortnightBefore(LocalDate day) {
        return days.stream()
                .filter(each -> each.day().isBefore(day) && !each.day().isBefore(day.minusDays(14)))
                .toList();
    }
}
