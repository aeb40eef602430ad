package org.mailassay.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The codes are part of the API, so each stands in the documentation with its meaning, and with what to do.
class ReasonsAreDocumentedTest {
    private static final Path PAGE = Path.of(System.getProperty("mailassay.root", ".."), "docs", "reports.md");

    @ParameterizedTest
    @EnumSource(RefusalReason.class)
    void everyReasonHasItsRow(RefusalReason reason) throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        Optional<String> row = page.stream()
                .filter(line -> line.startsWith("| `" + reason.code() + "` |"))
                .findFirst();

        assertThat(row).as(reason.code()).isPresent();
        String[] cells = row.get().split("\\|", -1);
        assertThat(cells).hasSize(5);
        assertThat(cells[2]).as("its meaning").isNotBlank();
        assertThat(cells[3]).as("what to do").isNotBlank();
    }
}
