package org.mailassay.appliance.command;

import java.io.PrintWriter;
import java.util.List;
import org.mailassay.analysis.healthcard.CardAction;
import org.mailassay.analysis.healthcard.CardCategory;
import org.mailassay.analysis.healthcard.CardItem;
import org.mailassay.analysis.healthcard.CardStatus;
import org.mailassay.analysis.healthcard.HealthCard;

/// A health card for an administrator at a terminal.
final class CardText {

    private final PrintWriter out;
    private final Ink ink;

    /// @param coloured whether the terminal shows colours
    CardText(PrintWriter out, boolean coloured) {
        this.out = out;
        this.ink = new Ink(coloured);
    }

    void print(String address, HealthCard card) {
        String overall = card.overall().isPresent()
                ? card.overall().getAsInt() + " / " + HealthCard.MAX
                : "no card: nothing could be found out";
        out.println(ink.paint(Ink.BOLD, overall) + "  " + address);
        if (card.crisis()) {
            out.println(ink.paint(Ink.RED, "crisis: a list that most receivers refuse by has it"));
        }
        for (CardCategory category : card.categories()) {
            out.println();
            head(category);
            category.items().forEach(this::item);
        }
        List<CardAction> actions = card.actions();
        out.println();
        out.println(ink.paint(Ink.BOLD, actions.isEmpty() ? "Nothing to mend" : "What to mend, and what it gains"));
        actions.forEach(action -> out.println("  %s  %s: %s"
                .formatted(
                        ink.paint(
                                colour(action.item().status()),
                                "%4s".formatted("+" + action.item().gain())),
                        action.item().label(),
                        Ink.safe(action.item().summary()))));
    }

    private void head(CardCategory category) {
        int filled = category.max() == 0 ? 0 : category.score() * Ink.BAR / category.max();
        String share = category.max() == 0 ? "  –" : "%3d of %d".formatted(category.score(), category.max());
        out.println("%-13s %s %s".formatted(category.label(), ink.bar(colour(category), filled), share));
    }

    private static String colour(CardCategory category) {
        boolean good = category.score() * 10 >= category.max() * 9;
        return good ? Ink.GREEN : category.score() * 2 >= category.max() ? Ink.YELLOW : Ink.RED;
    }

    private void item(CardItem item) {
        String mark = switch (item.status()) {
            case PASS -> "✓";
            case WARN -> "!";
            case FAIL -> "✗";
            case NA -> "–";
        };
        out.println("  %s %-24s %s"
                .formatted(ink.paint(colour(item.status()), mark), item.label(), Ink.safe(item.value())));
        if (item.status() != CardStatus.PASS) {
            out.println("    " + ink.paint(Ink.FAINT, Ink.safe(item.summary())));
        }
    }

    private static String colour(CardStatus status) {
        return switch (status) {
            case PASS -> Ink.GREEN;
            case WARN -> Ink.YELLOW;
            case FAIL -> Ink.RED;
            case NA -> Ink.FAINT;
        };
    }
}
