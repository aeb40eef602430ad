package org.mailassay.store.rollup;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;

/// Spreads the messages of one report over the UTC days of its range, in proportion to how much of each day the range
/// covers. Every sum stays exact: a day's total is its share of the report's total by largest remainder, and each row's
/// messages are split so that rows and days both add up. The same rows in the same order always give the same split.
///
/// An instance serves one pass over the rows of one report.
final class DaySpread {
    /// More shares than this for one report are not made: it is then counted on the day on which it begins. No honest
    /// report comes near; a forged one could otherwise turn a megabyte into millions of roll-ups.
    static final long MAXIMUM_SHARES = 1_000_000;

    /// Products of two numbers below this fit a long.
    private static final long SMALL = 3_000_000_000L;

    private final LocalDate firstDay;
    /// What each day still has to get.
    private final long[] left;

    private long leftTogether;

    private DaySpread(LocalDate firstDay, long[] shares, long messages) {
        this.firstDay = firstDay;
        this.left = shares;
        this.leftTogether = messages;
    }

    /// @param end exclusive; a range without length lies on the day of its begin
    /// @param messages of all rows together
    static DaySpread over(Instant begin, Instant end, int rows, long messages) {
        LocalDate first = day(begin);
        LocalDate last = end.isAfter(begin) ? day(end.minusSeconds(1)) : first;
        int days = Math.toIntExact(last.toEpochDay() - first.toEpochDay() + 1);
        if (days == 1 || (long) days * rows > MAXIMUM_SHARES) {
            return new DaySpread(first, new long[] {messages}, messages);
        }
        long[] seconds = new long[days];
        for (int day = 0; day < days; day++) {
            Instant midnight = first.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
            Instant from = day == 0 ? begin : midnight;
            Instant to = day == days - 1 ? end : midnight.plusSeconds(86_400);
            seconds[day] = to.getEpochSecond() - from.getEpochSecond();
        }
        return new DaySpread(
                first, apportion(messages, seconds, Arrays.stream(seconds).sum()), messages);
    }

    int days() {
        return left.length;
    }

    LocalDate day(int index) {
        return firstDay.plusDays(index);
    }

    /// The shares of the next row, one for each day.
    long[] next(long messages) {
        long[] shares = left.length == 1 ? new long[] {messages} : apportion(messages, left, leftTogether);
        for (int day = 0; day < shares.length; day++) {
            left[day] -= shares[day];
        }
        leftTogether -= messages;
        return shares;
    }

    /// Splits an amount by weights: each gets the whole part of its share, and the ones with the largest remainders get
    /// one more; among equals the earlier.
    private static long[] apportion(long amount, long[] weights, long weightsTogether) {
        long[] shares = new long[weights.length];
        if (amount == 0) {
            return shares;
        }
        long[] remainders = new long[weights.length];
        long missing = amount;
        for (int i = 0; i < weights.length; i++) {
            if (amount < SMALL && weights[i] < SMALL) {
                shares[i] = amount * weights[i] / weightsTogether;
                remainders[i] = amount * weights[i] % weightsTogether;
            } else {
                BigInteger[] share = BigInteger.valueOf(amount)
                        .multiply(BigInteger.valueOf(weights[i]))
                        .divideAndRemainder(BigInteger.valueOf(weightsTogether));
                shares[i] = share[0].longValueExact();
                remainders[i] = share[1].longValueExact();
            }
            missing -= shares[i];
        }
        for (; missing > 0; missing--) {
            int largest = 0;
            for (int i = 1; i < remainders.length; i++) {
                if (remainders[i] > remainders[largest]) {
                    largest = i;
                }
            }
            shares[largest]++;
            remainders[largest] = -1;
        }
        return shares;
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
