package org.mailassay.store.statistics;

import static java.time.DayOfWeek.MONDAY;
import static java.time.temporal.TemporalAdjusters.nextOrSame;
import static java.time.temporal.TemporalAdjusters.previousOrSame;

import java.time.LocalDate;

/// A range of days cut into the whole weeks within it, Monday to Sunday, and the days before and after them. Without a
/// whole week all days are before.
///
/// @param begin the first day
/// @param firstWeek the Monday of the first whole week, or [#end()]
/// @param afterWeeks the day after the last whole week, or [#end()]
/// @param end the day after the last
record WholeWeeks(LocalDate begin, LocalDate firstWeek, LocalDate afterWeeks, LocalDate end) {
    /// @param from the first day
    /// @param to the last day
    static WholeWeeks within(LocalDate from, LocalDate to) {
        LocalDate end = to.plusDays(1);
        LocalDate firstWeek = from.with(nextOrSame(MONDAY));
        LocalDate afterWeeks = end.with(previousOrSame(MONDAY));
        return firstWeek.isBefore(afterWeeks)
                ? new WholeWeeks(from, firstWeek, afterWeeks, end)
                : new WholeWeeks(from, end, end, end);
    }
}
