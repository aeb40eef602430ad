package org.mailassay.analysis.score;

import java.util.Locale;

/// The parts of the score, with their weights, which sum to 100.
public enum Category {
    AUTHENTICATION(30, "Authentication"),
    INFRASTRUCTURE(15, "Infrastructure"),
    REPUTATION(20, "Reputation"),
    SPAM_FILTERS(15, "Spam filters"),
    CONTENT(12, "Content"),
    HEADERS(8, "Headers");

    private final int weight;
    private final String label;

    Category(int weight, String label) {
        this.weight = weight;
        this.label = label;
    }

    /// Of 100.
    public int weight() {
        return weight;
    }

    /// For a person.
    public String label() {
        return label;
    }

    /// As in JSON.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
