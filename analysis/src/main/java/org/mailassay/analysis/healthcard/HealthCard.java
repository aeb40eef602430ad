package org.mailassay.analysis.healthcard;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/// How an address stands with the receivers of mail.
///
/// @param crisis whether a list that most receivers refuse by has it: nothing else counts then
/// @param categories in the order to show them
public record HealthCard(boolean crisis, List<CardCategory> categories) {
    /// What `overall` is counted up to, whatever could be found out.
    public static final int MAX = 100;

    public HealthCard {
        categories = List.copyOf(categories);
    }

    /// The card that facts come to.
    public static HealthCard of(AddressFacts facts) {
        return new HealthCard(
                CardItems.crisis(facts.lists()),
                List.of(
                        new CardCategory("reputation", "Reputation", List.of(CardItems.blocklists(facts))),
                        new CardCategory("identity", "Identity", IdentityItems.of(facts.name())),
                        new CardCategory("connectivity", "Connectivity", ConnectivityItems.of(facts.port())),
                        new CardCategory(
                                "senderscore", "SenderScore", List.of(CardItems.senderScore(facts.senderScore()))),
                        new CardCategory("geoip", "GeoIP", CardItems.place(facts.place()))));
    }

    /// The score of 100: the points of those that could be had, rounded half up; 0 in a crisis; empty when nothing
    /// could be found out.
    public OptionalInt overall() {
        int max = categories.stream().mapToInt(CardCategory::max).sum();
        int score = categories.stream().mapToInt(CardCategory::score).sum();
        return max == 0 ? OptionalInt.empty() : OptionalInt.of(crisis ? 0 : (score * MAX * 2 + max) / (max * 2));
    }

    /// What to mend, the most rewarding first.
    public List<CardAction> actions() {
        return categories.stream()
                .flatMap(category -> category.items().stream().map(item -> new CardAction(category.key(), item)))
                .filter(action -> switch (action.item().status()) {
                    case WARN, FAIL -> true;
                    case PASS, NA -> false;
                })
                .sorted(Comparator.comparingInt(
                                (CardAction action) -> action.item().gain())
                        .reversed())
                .toList();
    }
}
