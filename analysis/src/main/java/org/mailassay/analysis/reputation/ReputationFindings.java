package org.mailassay.analysis.reputation;

import java.util.List;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Step;

/// What ratings are worth: little, since each is the opinion of one company, and receivers have their own.
final class ReputationFindings {
    /// What its makers call good, and where they see trouble.
    private static final int GOOD_SCORE = 80;

    private static final int FAIR_SCORE = 50;

    /// What AbuseIPDB advises to refuse at, and the least that its own lists go by.
    private static final int SURE = 75;

    private static final int DOUBTFUL = 25;

    private static final Step FAIR = Step.of(3, "a score from %d to %d".formatted(FAIR_SCORE, GOOD_SCORE - 1));
    private static final Step PERHAPS = Step.of(2, "a confidence from %d to %d %%".formatted(DOUBTFUL, SURE - 1));

    static final Criterion SENDERSCORE = new Criterion(
                    "reputation.senderscore",
                    Category.REPUTATION,
                    5,
                    "SenderScore of the address",
                    "https://senderscore.org")
            .steps(FAIR, Step.of(0, "a score below %d".formatted(FAIR_SCORE)));
    static final Criterion ABUSEIPDB = new Criterion(
                    "reputation.abuseipdb",
                    Category.REPUTATION,
                    5,
                    "AbuseIPDB has no reports of the address",
                    "https://docs.abuseipdb.com/#check-endpoint")
            .steps(PERHAPS, Step.of(0, "a confidence from %d %%".formatted(SURE)));
    static final List<Criterion> ALL = List.of(SENDERSCORE, ABUSEIPDB);

    private ReputationFindings() {}

    static Criterion of(SourceName name) {
        return switch (name) {
            case SENDERSCORE -> SENDERSCORE;
            case ABUSEIPDB -> ABUSEIPDB;
        };
    }

    static Finding judge(SourceName name, ReputationAnswer answer) {
        Criterion criterion = of(name);
        return switch (answer) {
            case ReputationAnswer.Scored(int score) -> scored(criterion, name, score);
            case ReputationAnswer.Reported reported -> reported(criterion, name, reported);
            case ReputationAnswer.NotRated(String reason) ->
                criterion.notApplicable(name.label() + " does not rate the address: " + reason + ".");
            case ReputationAnswer.Unavailable(String reason) ->
                criterion.unverified(name.label() + " gave no answer: " + reason + ".");
        };
    }

    private static Finding scored(Criterion criterion, SourceName name, int score) {
        String summary = "%s gives the address %d of 100.".formatted(name.label(), score);
        Finding finding = score >= GOOD_SCORE
                ? criterion.pass(summary)
                : score >= FAIR_SCORE ? criterion.warn(FAIR, summary) : criterion.fail(summary);
        Finding shown = finding.with("score", score);
        return shown.isMendable()
                ? shown.fixedBy("Send less mail that people complain of or that goes to dead addresses; the score"
                        + " follows the last 30 days.")
                : shown;
    }

    private static Finding reported(Criterion criterion, SourceName name, ReputationAnswer.Reported reported) {
        String summary = "%s has %d reports of the address and is %d %% sure that it is abused."
                .formatted(name.label(), reported.reports(), reported.confidence());
        Finding finding = reported.confidence() >= SURE
                ? criterion.fail(summary)
                : reported.confidence() >= DOUBTFUL ? criterion.warn(PERHAPS, summary) : criterion.pass(summary);
        Finding shown = finding.with("confidence", reported.confidence()).with("reports", reported.reports());
        return shown.isMendable()
                ? shown.fixedBy("Find out what the reports are about and mend it; then ask for their removal at"
                        + " https://www.abuseipdb.com/contact.")
                : shown;
    }
}
