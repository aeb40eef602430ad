package org.mailassay.api.dmarc;

import java.util.function.Function;
import org.mailassay.api.export.Table;
import org.mailassay.store.statistics.MessageCounts;

/// The columns of messages by what became of them, in the order of [CountsJson].
final class CountsColumns {
    private CountsColumns() {}

    static <T> Table<T> behind(Table<T> table, Function<T, MessageCounts> counts) {
        return table.number("total_messages", row -> counts.apply(row).messages())
                .number("spf_pass", row -> counts.apply(row).spfPass())
                .number("spf_fail", row -> counts.apply(row).spfFail())
                .number("dkim_pass", row -> counts.apply(row).dkimPass())
                .number("dkim_fail", row -> counts.apply(row).dkimFail())
                .number("dmarc_pass", row -> counts.apply(row).dmarcPass())
                .number("dmarc_fail", row -> counts.apply(row).dmarcFail())
                .number("none", row -> counts.apply(row).none())
                .number("quarantined", row -> counts.apply(row).quarantined())
                .number("rejected", row -> counts.apply(row).rejected());
    }
}
