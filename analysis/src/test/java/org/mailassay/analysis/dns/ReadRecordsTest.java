package org.mailassay.analysis.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadRecordsTest {
    private final List<String> read = new ArrayList<>();
    private final ReadRecords<Integer> records = new ReadRecords<>(2, text -> {
        read.add(text);
        return text.length();
    });

    @Test
    void aRecordIsReadOnce() {
        assertThat(records.read("one")).isEqualTo(3);
        assertThat(records.read("one")).isEqualTo(3);
        assertThat(read).containsExactly("one");
    }

    @Test
    void theOneUsedLongestAgoIsForgotten() {
        List.of("a", "b", "a", "c", "a", "b").forEach(records::read);

        assertThat(read).containsExactly("a", "b", "c", "b");
    }

    @Test
    void aLongRecordIsNotKept() {
        String longOne = "x".repeat(5_000);

        assertThat(records.read(longOne)).isEqualTo(5_000);
        assertThat(records.read(longOne)).isEqualTo(5_000);
        assertThat(read).hasSize(2);
    }
}
