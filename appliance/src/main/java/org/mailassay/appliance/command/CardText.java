package org.mailassay.appliance.command;

import java.io.PrintWriter;
import java.util.List;
import org.mailassay.analysis.healthcard.CardAction;
import org.mailassay.analysis.healthcard.CardCategory;
import org.mailassay.analysis.healthcard.CardItem;
import org.mailassay.analysis.healthcard.CardStatus;
import org.mailassay.analysis.healthcard.HealthCard;

/// A health card for an administrator at a terminal. What others wrote (names, greetings) is never printed raw: it
/// could
/// steer the terminal.
final class CardText {
    private static final int BAR = 20;
    private static final String GREEN = "\u001B[32m";
    private static final String YELLOW = "\u001B[33m";
    private static final String RED = "\u001B[31m";
    private static final String FAINT = "\u001B[2m";
    private static final String BOLD = "\u001B[1m";
    private static final String PLAIN = "\u001B[0m";

    private final PrintWriter out;
    private final boolean coloured;

    /// @param coloured whether the terminal shows colours; NO_COLOR in the environment is respected
    CardText(PrintWriter out, boolean coloured) {
        this.out = out;
        this.coloured = coloured && System.getenv("NO_COLOR") == null;
    }

    void print(String address, HealthCard card) {
        String overall = card.overall().isPresent()
                ? card.overall().getAsInt() + " / " + HealthCard.MAX
                : "no card: nothing could be found out";
        out.println(paint(BOLD, overall) + "  " + address);
        if (card.crisis()) {
            out.println(paint(RED, "crisis: a list that most receivers refuse by has it"));
        }
        for (CardCategory category : card.categories()) {
            out.println();
            head(category);
            category.items().forEach(this::item);
        }
        List<CardAction> actions = card.actions();
        out.println();
        out.println(paint(BOLD, actions.isEmpty() ? "Nothing to mend" : "What to mend, and what it gains"));
        actions.forEach(action -> out.println("  %s  %s: %s"
                .formatted(
                        paint(
                                colour(action.item().status()),
                                "%4s".formatted("+" + action.item().gain())),
                        action.item().label(),
                        safe(action.item().summary()))));
    }

    private void head(CardCategory category) {
        int filled = category.max() == 0 ? 0 : category.score() * BAR / category.max();
        String share = category.max() == 0 ? "  –" : "%3d of %d".formatted(category.score(), category.max());
        String bar = paint(colour(category), "█".repeat(filled)) + paint(FAINT, "░".repeat(BAR - filled));
        out.println("%-13s %s %s".formatted(category.label(), bar, share));
    }

    private static String colour(CardCategory category) {
        boolean good = category.score() * 10 >= category.max() * 9;
        return good ? GREEN : category.score() * 2 >= category.max() ? YELLOW : RED;
    }

    private void item(CardItem item) {
        String mark = switch (item.status()) {
            case PASS -> "✓";
            case WARN -> "!";
            case FAIL -> "✗";
            case NA -> "–";
        };
        out.println("  %s %-24s %s".formatted(paint(colour(item.status()), mark), item.label(), safe(item.value())));
        if (item.status() != CardStatus.PASS) {
            out.println("    " + paint(FAINT, safe(item.summary())));
        }
    }

    private static String colour(CardStatus status) {
        return switch (status) {
            case PASS -> GREEN;
            case WARN -> YELLOW;
            case FAIL -> RED;
            case NA -> FAINT;
        };
    }

    private String paint(String colour, String text) {
        return coloured && !text.isEmpty() ? colour + text + PLAIN : text;
    }

    private static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '\uFFFD' : c)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }
}
