package org.mailassay.analysis.reputation;

/// What a service said of an address.
public sealed interface ReputationAnswer {
    /// A score.
    ///
    /// @param score 0 to 100, the higher the better
    record Scored(int score) implements ReputationAnswer {
        public Scored {
            requirePercent(score);
        }
    }

    /// What people reported of it.
    ///
    /// @param confidence that it is abused, 0 to 100, the higher the worse
    /// @param reports in the time that was asked about
    /// @param lastReport when the last one came, as the service writes it; empty for never
    record Reported(int confidence, int reports, String lastReport) implements ReputationAnswer {
        public Reported {
            requirePercent(confidence);
        }
    }

    /// The service knows nothing of it.
    ///
    /// @param reason for a person, in a clause
    record NotRated(String reason) implements ReputationAnswer {}

    /// The service gave no answer.
    ///
    /// @param reason for a person, in a clause
    record Unavailable(String reason) implements ReputationAnswer {}

    private static void requirePercent(int number) {
        if (number < 0 || number > 100) {
            throw new IllegalArgumentException("not of 0 to 100: " + number);
        }
    }
}
