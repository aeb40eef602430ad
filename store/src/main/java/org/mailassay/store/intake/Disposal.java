package org.mailassay.store.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.SqlFiles;

/// Decides for everything found in some messages what is to become of it, as far as that can be known before the
/// reports are stored.
final class Disposal {
    private static final String FIND_CHOICES = SqlFiles.read(Disposal.class, "findChoices");

    private final Assignment assignment;
    private final Choices choices;

    private Disposal(Assignment assignment, Choices choices) {
        this.assignment = assignment;
        this.choices = choices;
    }

    /// Reads the settings of the accounts and domains that are concerned.
    static Disposal prepare(Connection transaction, List<ReadMessage> messages) throws SQLException {
        return new Disposal(Assignment.of(transaction, Assignment.names(messages)), choices(transaction, messages));
    }

    /// In the order found.
    List<Decision> decide(ReadMessage message, boolean releaseQuarantined) {
        List<Decision> decisions = new ArrayList<>();
        for (ReadMessage.Found found : message.found()) {
            decisions.add(
                    switch (found) {
                        case ReadMessage.Found.Settled(Outcome outcome) -> new Decision.Settled(outcome);
                        case ReadMessage.Found.Report(FoundReport report) ->
                            decide(
                                    new About(
                                            message,
                                            report.location(),
                                            report.header().policy().domain()),
                                    releaseQuarantined,
                                    domain -> new NewReport(message, report, domain));
                        case ReadMessage.Found.Tls(FoundTlsReport report) ->
                            decide(
                                    new About(message, report.location(), report.policyDomain()),
                                    releaseQuarantined,
                                    domain -> new NewTlsReport(message, report, domain));
                        case ReadMessage.Found.Failure(FoundFailureReport report) ->
                            decide(
                                    new About(message, report.location(), report.domain()),
                                    releaseQuarantined,
                                    domain -> new NewFailureReport(message, report, domain));
                    });
        }
        return decisions;
    }

    /// Whether the message's octets are kept, though they are private: where the account asks for failure reports in
    /// full, and while the message is set aside, since it could not be released otherwise.
    boolean keepsPrivate(ReadMessage message, List<Decision> decisions) {
        return message.isPrivate()
                && (choices.keepingFull().contains(message.arrival().accountId())
                        || decisions.stream().anyMatch(Decision::isQuarantined));
    }

    private Decision decide(About about, boolean releaseQuarantined, Function<Optional<Long>, Candidate> candidate) {
        long accountId = about.message().arrival().accountId();
        if (about.message().arrival().authenticated() == Authentication.FAIL
                && choices.quarantining().contains(accountId)
                && !releaseQuarantined) {
            return new Decision.Settled(new Outcome.Quarantined(about.location()));
        }
        Optional<Assignment.Domain> domain = assignment.closest(new Assignment.Name(accountId, about.policyDomain()));
        return domain.isPresent() && !domain.get().active()
                ? new Decision.Settled(new Outcome.Deactivated(about.location(), about.policyDomain()))
                : new Decision.Store(candidate.apply(domain.map(Assignment.Domain::id)));
    }

    private static Choices choices(Connection transaction, List<ReadMessage> messages) throws SQLException {
        Choices choices = new Choices(new HashSet<>(), new HashSet<>());
        List<Long> accounts = messages.stream()
                .filter(message -> message.isPrivate() || message.arrival().authenticated() == Authentication.FAIL)
                .map(message -> message.arrival().accountId())
                .distinct()
                .toList();
        if (accounts.isEmpty()) {
            return choices;
        }
        try (PreparedStatement statement = transaction.prepareStatement(FIND_CHOICES)) {
            new ColumnArrays<>(statement, accounts).bigint(Long::longValue);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (rows.getBoolean(2)) {
                        choices.quarantining().add(rows.getLong(1));
                    }
                    if (rows.getBoolean(3)) {
                        choices.keepingFull().add(rows.getLong(1));
                    }
                }
            }
        }
        return choices;
    }

    /// What is to become of one thing found.
    sealed interface Decision {
        default boolean isQuarantined() {
            return this instanceof Settled(Outcome outcome) && outcome instanceof Outcome.Quarantined;
        }

        /// Nothing is left to do.
        record Settled(Outcome outcome) implements Decision {}

        /// It is stored unless the same report is there already.
        record Store(Candidate candidate) implements Decision {}
    }

    /// What a decision goes by.
    private record About(ReadMessage message, PartLocation location, String policyDomain) {}

    /// Accounts by what they chose.
    private record Choices(Set<Long> quarantining, Set<Long> keepingFull) {}
}
