package org.mailassay.store.statistics;

import java.time.LocalDate;

/// One UTC day of a domain.
public record DailyStatistics(LocalDate date, MessageCounts counts) {}
