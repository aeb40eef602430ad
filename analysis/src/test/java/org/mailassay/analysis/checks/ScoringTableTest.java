package org.mailassay.analysis.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;

class ScoringTableTest {
    private static final List<Check> CHECKS = Checks.all(CheckSetup.of("mx.example.net"));

    private static Stream<Criterion> criteria() {
        return CHECKS.stream().flatMap(check -> check.criteria().stream());
    }

    /// `-Dscoring.page=../docs/scoring.md` writes it anew.
    @Test
    void thePageForPeopleIsThatOfTheProgram() throws IOException {
        String written = System.getProperty("scoring.page", "");
        if (!written.isEmpty()) {
            Files.writeString(Path.of(written), ScoringTable.page(CHECKS));
        }
        Path page = Path.of(System.getProperty("mailassay.root", ".."), "docs", "scoring.md");
        assertThat(page).hasContent(ScoringTable.page(CHECKS));
    }

    @Test
    void everyIdIsThereOnceAndEveryCategoryCounts() {
        assertThat(criteria().map(Criterion::id)).doesNotHaveDuplicates();
        assertThat(CHECKS.stream().map(Check::name)).doesNotHaveDuplicates();
        for (Category category : Category.values()) {
            assertThat(criteria()
                            .filter(criterion -> criterion.category() == category)
                            .mapToInt(Criterion::points)
                            .sum())
                    .as(category.label())
                    .isPositive();
        }
    }
}
