package org.mailassay.store.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What is in every table, in few octets.
public final class TableDigests {
    /// Columns that a later migration, or a restoration, changes on purpose.
    private static final String CHANGED =
            "plans.seed_addresses events.transaction event_horizons.transaction event_readers.transaction"
                    + " event_readers.id event_epochs.epoch webhooks.transaction webhooks.event_id";

    private TableDigests() {}

    /// A table with the list of its columns.
    public record Table(String name, String columns) {}

    /// The tables that are there now.
    public static List<Table> tables(TestDatabase database) {
        return Arrays.stream(database.text("""
                        select string_agg(name || ':' || columns, ';') from (
                            select c.relname as name, string_agg(quote_ident(a.attname), ',' order by a.attnum) as columns
                            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                            where c.relnamespace = to_regnamespace('public') and c.relkind in ('r', 'p')
                                and not c.relispartition and not a.attisdropped and c.relname <> 'schema_history'
                                and c.relname || '.' || a.attname <> all(string_to_array('%s', ' '))
                            group by c.relname) t
                        """.formatted(CHANGED)).split(";", -1))
                .map(text -> new Table(text.substring(0, text.indexOf(':')), text.substring(text.indexOf(':') + 1)))
                .toList();
    }

    /// A digest of the rows of each table, whatever their order.
    public static Map<String, String> of(TestDatabase database, List<Table> tables) {
        return tables.stream()
                .collect(
                        Collectors.toMap(Table::name, table -> digest(database, table), (one, _) -> one, TreeMap::new));
    }

    private static String digest(TestDatabase database, Table table) {
        return database.text(
                "select count(*) || ' ' || coalesce(md5(string_agg(row, chr(10) order by row)), '') from (select cast(row("
                        + table.columns() + ") as text) as row from " + table.name() + ") t");
    }
}
