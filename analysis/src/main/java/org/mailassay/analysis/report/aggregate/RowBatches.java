package org.mailassay.analysis.report.aggregate;

import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.report.AggregateRow;
import org.mailassay.analysis.report.Refusal;
import org.mailassay.analysis.report.RefusalReason;
import org.mailassay.analysis.report.ReportSink.AggregateSink;
import org.mailassay.analysis.report.container.RefusedException;

/// Hands rows to a sink in batches, and counts them.
final class RowBatches {
    private static final int SIZE = 256;

    private final AggregateSink sink;
    private final int maximumRecords;
    private List<AggregateRow> batch = new ArrayList<>();
    private int count;
    private long messages;

    RowBatches(AggregateSink sink, int maximumRecords) {
        this.sink = sink;
        this.maximumRecords = maximumRecords;
    }

    void add(AggregateRow row) throws RefusedException {
        if (++count > maximumRecords) {
            throw new RefusedException(
                    RefusalReason.TOO_MANY_RECORDS, "more than %d records".formatted(maximumRecords));
        }
        messages += row.count();
        if (messages > AggregateRow.MAXIMUM_COUNT) {
            throw new RefusedException(
                    RefusalReason.BAD_VALUE,
                    "record/row/count: more than %d messages in one report".formatted(AggregateRow.MAXIMUM_COUNT));
        }
        batch.add(row);
        if (batch.size() == SIZE) {
            flush();
        }
    }

    void complete() {
        flush();
        sink.complete();
    }

    void refused(Refusal refusal) {
        sink.refused(refusal);
    }

    private void flush() {
        if (!batch.isEmpty()) {
            sink.rows(batch);
            batch = new ArrayList<>();
        }
    }
}
