package org.mailassay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailassay.store.testing.EarlierRows;
import org.mailassay.store.testing.TableDigests;
import org.mailassay.store.testing.TestDatabase;

/// The way from every earlier schema to the newest, with rows in it.
class MigrationsTest {
    static List<Integer> versions() {
        try (TestDatabase database = TestDatabase.create()) {
            return IntStream.rangeClosed(1, database.database().migrations().newest())
                    .boxed()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everyEarlierSchemaComesToTheNewestWithItsRows(int version) {
        try (TestDatabase database = TestDatabase.empty()) {
            EarlierRows.fill(database, version);
            List<TableDigests.Table> tables = TableDigests.tables(database);
            Map<String, String> before = TableDigests.of(database, tables);
            database.database().migrate();
            assertThat(TableDigests.of(database, tables)).isEqualTo(before);
            assertThat(database.number("select count(*) from domain_monitoring"))
                    .as("the verified domain is monitored")
                    .isEqualTo(1);
            if (version >= 3 && version < 7) {
                assertThat(database.text(
                                "select string_agg(messages::text, ',' order by messages) from weekly_sources"))
                        .isEqualTo("3,5");
            }
        }
    }

    @Test
    void aSchemaOfANewerProgramIsRefused() {
        try (TestDatabase database = TestDatabase.create()) {
            database.execute("insert into schema_history (installed_rank, version, description, type, script,"
                    + " installed_by, execution_time, success)"
                    + " values (99, '99', 'later', 'SQL', 'V99__later.sql', 'x', 1, true)");
            assertThatThrownBy(() -> database.database().migrate())
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageStartingWith("The database is of a newer Mailassay: its schema has version 99,")
                    .hasMessageNotContainingAny("\n");
            assertThatThrownBy(() -> database.database().migrations().migrate("public", OptionalInt.of(3)))
                    .isInstanceOf(StoreUnavailable.class);
        }
    }
}
