package org.mailassay.analysis.healthcard;

import java.util.List;
import java.util.SequencedMap;
import org.mailassay.analysis.blocklist.BlocklistSurvey;
import org.mailassay.analysis.blocklist.Impact;
import org.mailassay.analysis.reputation.ReputationAnswer;

/// What blocklists, SenderScore and the tables of networks come to.
final class CardItems {
    private static final int LIST_POINTS = 30;
    private static final int SCORE_POINTS = 20;
    private static final int PLACE_POINTS = 5;
    private static final String LISTS = "rbl";
    private static final String LISTS_LABEL = "Blocklists (RBL)";
    private static final String SCORE = "senderscore";
    private static final String SCORE_LABEL = "SenderScore";

    private CardItems() {}

    static boolean crisis(BlocklistSurvey survey) {
        return survey.worst().filter(worst -> worst == Impact.CRITICAL).isPresent();
    }

    /// Only listings cost, each list by its impact.
    static CardItem blocklists(AddressFacts facts) {
        BlocklistSurvey survey = facts.lists();
        SequencedMap<String, Object> details = survey.fields(facts.address());
        details.put("crisis", crisis(survey));
        long answered = survey.answered();
        if (answered == 0) {
            return new CardItem(LISTS, LISTS_LABEL, 0, 0, "N/A", "No blocklist answered", details);
        }
        int cost = Math.min(100, survey.cost());
        int score = (LIST_POINTS * (100 - cost) + 50) / 100;
        return new CardItem(LISTS, LISTS_LABEL, score, LIST_POINTS, value(survey), summary(survey), details);
    }

    private static String value(BlocklistSurvey survey) {
        String standing = survey.worst()
                .map(worst -> switch (worst) {
                    case CRITICAL -> "Critical";
                    case MAJOR, MINOR -> "Listed";
                    case INFORMATIONAL -> "Informational";
                })
                .orElse("Clean");
        return listed(survey) + " / " + survey.answered() + " - " + standing;
    }

    private static String summary(BlocklistSurvey survey) {
        long listed = listed(survey);
        return listed == 0
                ? "Not listed on any of " + survey.answered() + " monitored blocklists"
                : "Listed on " + listed + " of " + survey.answered() + " monitored blocklists";
    }

    private static long listed(BlocklistSurvey survey) {
        return survey.listings().stream()
                .map(one -> one.list().zone())
                .distinct()
                .count();
    }

    static CardItem senderScore(ReputationAnswer answer) {
        return switch (answer) {
            case ReputationAnswer.Scored(int score) ->
                CardItem.of(
                        SCORE,
                        SCORE_LABEL,
                        (score * SCORE_POINTS + 50) / 100,
                        SCORE_POINTS,
                        score + " / 100",
                        "SenderScore gives the address " + score + " of 100");
            case ReputationAnswer.NotRated(String reason) ->
                CardItem.notKnown(SCORE, SCORE_LABEL, "SenderScore does not rate the address: " + reason);
            case ReputationAnswer.Unavailable(String reason) ->
                CardItem.notKnown(SCORE, SCORE_LABEL, "SenderScore gave no answer: " + reason);
            case ReputationAnswer.Reported _ ->
                CardItem.notKnown(SCORE, SCORE_LABEL, "What answered is not SenderScore");
        };
    }

    static List<CardItem> place(NetworkPlace place) {
        CardItem country = place.country().isEmpty()
                ? CardItem.notKnown("country", "Country", "The country of the address is not known here")
                : CardItem.of(
                        "country",
                        "Country",
                        PLACE_POINTS,
                        PLACE_POINTS,
                        place.country(),
                        "The address is in " + place.country());
        CardItem network = place.asn() == 0
                ? CardItem.notKnown("asn", "ASN", "The network of the address is not known here")
                : CardItem.of(
                        "asn",
                        "ASN",
                        PLACE_POINTS,
                        PLACE_POINTS,
                        ("AS" + place.asn() + " " + place.asName()).strip(),
                        "The address belongs to AS" + place.asn());
        return List.of(country, network);
    }
}
