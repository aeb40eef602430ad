package org.mailassay.analysis.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private static final Criterion SPF = criterion("spf.result", Category.AUTHENTICATION, 10);
    private static final Criterion DKIM = criterion("dkim.result", Category.AUTHENTICATION, 10);
    private static final Criterion DMARC = criterion("dmarc.result", Category.AUTHENTICATION, 20);
    private static final Criterion LINKS = criterion("links.broken", Category.CONTENT, 4);
    private static final Criterion TOLD = criterion("links.count", Category.CONTENT, 0);

    private static Criterion criterion(String id, Category category, int points) {
        return new Criterion(id, category, points, id, "a test").steps(new Step(0, points, "a test"));
    }

    @Test
    void categoriesAreWeightedWhateverTheirPoints() {
        Score score = Score.of(List.of(SPF.pass("."), DKIM.fail("."), LINKS.pass(".")));

        // (30 × 10/20 + 12 × 4/4) / 42
        assertThat(score.overall()).hasValue(64);
        assertThat(score.categories().getFirst()).isEqualTo(new CategoryScore(Category.AUTHENTICATION, 10, 20));
    }

    @Test
    void whatDoesNotApplyOrIsNotKnownLeavesTheCount() {
        Score score =
                Score.of(List.of(SPF.pass("."), DKIM.notApplicable("."), DMARC.unverified("."), LINKS.unverified(".")));

        assertThat(score.overall()).hasValue(100);
        assertThat(Score.of(List.of(SPF.unverified("."))).overall()).isEmpty();
        assertThat(Score.of(List.of(TOLD.warn(0, "."))).overall()).isEmpty();
    }

    @Test
    void theLowestCapHoldsAndMendingLiftsIt() {
        Finding dmarc = DMARC.fail(".").capping(Cap.DMARC_FAIL);
        Score score = Score.of(List.of(SPF.pass("."), DKIM.pass("."), dmarc, LINKS.pass(".")));

        assertThat(score.uncapped()).hasValue(64);
        assertThat(score.overall()).hasValue(60);
        assertThat(score.findings().get(2).gain()).isEqualTo(40);
        assertThat(Score.of(List.of(dmarc, LINKS.fail(".").capping(Cap.MALWARE)))
                        .caps())
                .containsExactly(Cap.MALWARE, Cap.DMARC_FAIL);
    }

    @Test
    void gainIsWhatTheScoreComesToOnceTheFindingAndAllThatDependsOnItAreMended() {
        List<Finding> before = List.of(
                SPF.fail("."),
                DKIM.notApplicable(".").mendedWith(SPF),
                DMARC.fail(".").capping(Cap.DMARC_FAIL).mendedWith(DKIM),
                LINKS.warn(1, "."));
        Score score = Score.of(before);
        List<Finding> after = List.of(SPF.pass("."), DKIM.pass("."), DMARC.pass("."), LINKS.warn(1, "."));

        assertThat(score.findings().getFirst().gain())
                .isEqualTo(Score.of(after).overall().orElseThrow()
                        - score.overall().orElseThrow());
        assertThat(score.findings().get(1).gain()).isZero();
    }

    @Test
    void halvesAreRoundedUp() {
        Criterion half = criterion("a.b", Category.HEADERS, 8);
        // 5/8 of the only category that counts: 62.5
        assertThat(Score.of(List.of(half.warn(5, "."))).overall()).isEqualTo(OptionalInt.of(63));
        assertThat(new CategoryScore(Category.HEADERS, 5, 8).percent()).isEqualTo(63);
    }

    @Test
    void oneCriterionHasOneFinding() {
        List<Finding> twice = List.of(SPF.pass("."), SPF.fail("."));
        assertThatThrownBy(() -> Score.of(twice)).hasMessageContaining("spf.result");
    }

    @Test
    void onlyPointsThatThePageNamesAreGiven() {
        Criterion stepped = new Criterion("a.b", Category.HEADERS, 8, "a", "a test").steps(Step.of(5, "half"));

        assertThat(stepped.warn(5, ".").points()).isEqualTo(5);
        assertThat(stepped.warn(0, ".").points()).isZero();
        assertThatThrownBy(() -> stepped.warn(4, ".")).hasMessageContaining("a.b has no step of 4");
    }

    @Test
    void whatTheAdviceDoesNotLeadToIsNotGained() {
        Finding none = DMARC.fail(".");
        Finding policy = DKIM.notApplicable(".").mendedWith(DMARC, DKIM.warn(4, "."));
        Finding waiting = SPF.notApplicable(".").mendedWith(DKIM);
        Finding advised = LINKS.fail(".").mendedByAdviceOn(DMARC);
        int before = Score.of(List.of(none, policy, waiting, advised)).overall().orElseThrow();

        assertThat(Score.of(List.of(none, policy, waiting, advised))
                        .findings()
                        .getFirst()
                        .gain())
                .isEqualTo(Score.of(List.of(DMARC.pass("."), DKIM.warn(4, "."), waiting, LINKS.pass(".")))
                                .overall()
                                .orElseThrow()
                        - before);
    }
}
