package org.mailassay.store.statistics;

import io.helidon.dbclient.DbRow;

/// Reads counts by the names that their columns have in every table.
public final class CountsRow {
    private CountsRow() {}

    public static MessageCounts read(DbRow row) {
        return new MessageCounts(
                row.column("messages").get(Long.class),
                row.column("spf_pass").get(Long.class),
                row.column("dkim_pass").get(Long.class),
                row.column("dmarc_pass").get(Long.class),
                row.column("none").get(Long.class),
                row.column("quarantined").get(Long.class),
                row.column("rejected").get(Long.class));
    }
}
