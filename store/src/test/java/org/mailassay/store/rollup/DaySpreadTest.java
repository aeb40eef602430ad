package org.mailassay.store.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaySpreadTest {
    /// Begin, end, messages of each row, and what each row gives to each day.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-01T00:00:00Z | 2026-03-01T23:59:59Z | 7        | 7
            2026-03-01T00:00:00Z | 2026-03-02T00:00:00Z | 7        | 7
            2026-03-01T12:00:00Z | 2026-03-01T12:00:00Z | 7        | 7
            2026-03-01T12:00:00Z | 2026-03-02T12:00:00Z | 10       | 5 5
            2026-03-01T12:00:00Z | 2026-03-02T12:00:00Z | 1 1 1 1  | 1 0, 0 1, 1 0, 0 1
            2026-03-01T12:00:00Z | 2026-03-02T12:00:00Z | 1        | 1 0
            2026-03-01T18:00:00Z | 2026-03-02T18:00:00Z | 4        | 1 3
            2026-03-01T18:00:00Z | 2026-03-02T18:00:00Z | 3 1      | 1 2, 0 1
            2026-03-01T00:00:00Z | 2026-03-08T00:00:00Z | 70       | 10 10 10 10 10 10 10
            2026-03-01T00:00:00Z | 2026-03-04T00:00:00Z | 4        | 2 1 1
            2026-03-01T12:00:00Z | 2026-03-02T12:00:00Z | 0 2      | 0 0, 1 1
            """)
    void spreadsInProportion(Instant begin, Instant end, String rows, String expected) {
        long[] messages =
                Arrays.stream(rows.split(" ")).mapToLong(Long::parseLong).toArray();
        DaySpread spread = DaySpread.over(
                begin, end, messages.length, LongStream.of(messages).sum());
        List<String> shares = new ArrayList<>();
        for (long row : messages) {
            shares.add(String.join(
                    " ",
                    LongStream.of(spread.next(row)).mapToObj(Long::toString).toList()));
        }
        assertThat(String.join(", ", shares)).isEqualTo(expected);
        assertThat(spread.day(0)).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    /// For ranges and rows of all sizes: rows are kept whole, days get their share to within one message.
    @Test
    void keepsEverySumExact() {
        Random random = new Random(20260301);
        for (int run = 0; run < 3_000; run++) {
            Instant begin = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(10_000_000));
            long seconds = 1L + random.nextInt(run % 3 == 0 ? 366 * 86_400 : 3 * 86_400);
            Instant end = begin.plusSeconds(seconds);
            long largest = run % 5 == 0 ? 1_000_000_000_000L : 1L + random.nextInt(1_000);
            long[] rows = random.longs(1 + random.nextInt(30), 0, largest + 1).toArray();
            long total = LongStream.of(rows).sum();

            DaySpread spread = DaySpread.over(begin, end, rows.length, total);
            long[] days = new long[spread.days()];
            for (long row : rows) {
                long[] shares = spread.next(row);
                assertThat(LongStream.of(shares).sum()).isEqualTo(row);
                for (int day = 0; day < days.length; day++) {
                    assertThat(shares[day]).isNotNegative();
                    days[day] += shares[day];
                }
            }
            for (int day = 0; day < days.length; day++) {
                long from = Math.max(begin.getEpochSecond(), spread.day(day).toEpochDay() * 86_400);
                long to = Math.min(end.getEpochSecond(), (spread.day(day).toEpochDay() + 1) * 86_400);
                double ideal = (double) total * (to - from) / seconds;
                assertThat((double) days[day]).isCloseTo(ideal, org.assertj.core.data.Offset.offset(1.001));
            }
        }
    }

    @Test
    void countsAReportOfTooManySharesOnItsFirstDay() {
        Instant begin = Instant.parse("2026-03-01T12:00:00Z");
        Instant end = begin.plusSeconds(99 * 86_400);
        assertThat(DaySpread.over(begin, end, 10_000, 5).days()).isEqualTo(100);
        assertThat(DaySpread.over(begin, end, 10_001, 5).days()).isEqualTo(1);
    }
}
