package org.mailassay.store.alert;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.alert.AlertRule;
import org.mailassay.analysis.alert.AlertState;
import org.mailassay.analysis.alert.AlertTurn;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.event.EventLog;
import org.mailassay.store.event.EventType;
import org.mailassay.store.event.NewEvent;
import org.mailassay.store.outgoing.OutgoingMessage;
import org.mailassay.store.outgoing.OutgoingStore;

/// What judging alerts reads and writes, of all accounts. What a rule remembers, the alert, its event and the mails
/// about it are written in one transaction: nobody is told twice, or not at all.
public final class AlertWork {
    private static final String OVERRIDES = SqlFiles.read(AlertWork.class, "overrides");
    private static final String STATES = SqlFiles.read(AlertWork.class, "states");
    private static final String SAVE_STATES = SqlFiles.read(AlertWork.class, "saveStates");
    private static final String FIRE = SqlFiles.read(AlertWork.class, "fire");
    private static final String RECOVER = SqlFiles.read(AlertWork.class, "recover");

    private final Database database;
    private final OutgoingStore outgoing;

    public AlertWork(Database database, OutgoingStore outgoing) {
        this.database = database;
        this.outgoing = outgoing;
    }

    /// What is known of some subjects from before.
    public AlertMemory memory(List<AlertSubject> subjects) {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put(
                "accounts",
                subjects.stream().map(AlertSubject::accountId).distinct().toArray(Long[]::new));
        Map<Long, List<RuleOverride>> overrides = new HashMap<>();
        database.rows(OVERRIDES, wanted, row -> {
            AlertStore.override(row)
                    .ifPresent(override -> overrides
                            .computeIfAbsent(row.column("account_id").get(Long.class), _ -> new ArrayList<>())
                            .add(override));
            return true;
        });
        Map<Long, RuleOverrides> byAccount = new HashMap<>();
        overrides.forEach((account, all) -> byAccount.put(account, new RuleOverrides(all)));
        return new AlertMemory(byAccount, states(subjects));
    }

    /// Keeps what rules came to, with the mails about it.
    ///
    /// @param letters handed over in the same transaction
    public void keep(List<JudgedSubject> judged, Instant now, List<OutgoingMessage> letters) {
        database.inTransaction(transaction -> {
            List<Turn> turns = judged.stream()
                    .flatMap(each -> each.turns().stream().map(turn -> new Turn(each.subject(), turn)))
                    .toList();
            saveStates(transaction, turns);
            write(transaction, FIRE, fired(turns), now);
            write(transaction, RECOVER, recovered(turns), now);
            EventLog.append(
                    transaction, turns.stream().map(turn -> event(turn, now)).toList());
            for (OutgoingMessage letter : letters) {
                outgoing.submit(transaction, letter);
            }
            return true;
        });
    }

    private Map<AlertMemory.Key, AlertState> states(List<AlertSubject> subjects) {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("accounts", subjects.stream().map(AlertSubject::accountId).toArray(Long[]::new));
        wanted.put("domains", subjects.stream().map(AlertSubject::domainId).toArray(Long[]::new));
        wanted.put("subjects", subjects.stream().map(AlertSubject::subject).toArray(String[]::new));
        Map<AlertMemory.Key, AlertState> states = new HashMap<>();
        database.rows(STATES, wanted, row -> {
            AlertSubject subject = new AlertSubject(
                    row.column("account_id").get(Long.class),
                    row.column("domain_id").get(Long.class),
                    row.column("subject").get(String.class));
            AlertRule.of(row.column("rule").get(String.class))
                    .ifPresent(rule -> states.put(
                            new AlertMemory.Key(subject, rule),
                            new AlertState(
                                    row.column("firing").get(Boolean.class),
                                    Optional.ofNullable(row.column("last_fired").get(Timestamp.class))
                                            .map(Timestamp::toInstant),
                                    row.column("mark").get(String.class),
                                    row.column("reference").get(Double.class))));
            return true;
        });
        return states;
    }

    private static void saveStates(Connection transaction, List<Turn> turns) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(SAVE_STATES)) {
            subjects(new ColumnArrays<>(statement, turns))
                    .bool(turn -> turn.turn().state().firing())
                    .text(turn -> turn.turn()
                            .state()
                            .lastFired()
                            .map(Instant::toString)
                            .orElse(""))
                    .text(turn -> turn.turn().state().mark())
                    .text(turn -> Double.toString(turn.turn().state().reference()));
            statement.executeUpdate();
        }
    }

    private static void write(Connection transaction, String sql, List<Turn> turns, Instant now) throws SQLException {
        if (turns.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            subjects(new ColumnArrays<>(statement, turns)).text(Turn::summary).timestamp(_ -> now);
            statement.executeUpdate();
        }
    }

    private static ColumnArrays<Turn> subjects(ColumnArrays<Turn> columns) throws SQLException {
        return columns.bigint(turn -> turn.subject().accountId())
                .bigint(turn -> turn.subject().domainId())
                .text(turn -> turn.subject().subject())
                .text(turn -> turn.turn().rule().code());
    }

    private static List<Turn> fired(List<Turn> turns) {
        return turns.stream()
                .filter(turn -> turn.turn() instanceof AlertTurn.Fired)
                .toList();
    }

    private static List<Turn> recovered(List<Turn> turns) {
        return turns.stream()
                .filter(turn -> turn.turn() instanceof AlertTurn.Recovered)
                .toList();
    }

    private static NewEvent event(Turn turn, Instant now) {
        AlertSubject subject = turn.subject();
        AlertRule rule = turn.turn().rule();
        AlertEvent alert = new AlertEvent(subject.accountId(), subject.domainId(), subject.subject(), rule.code());
        return switch (turn.turn()) {
            case AlertTurn.Fired fired ->
                alert.of(
                        EventType.ALERT_FIRED,
                        alert.data()
                                .text("summary", fired.summary())
                                .text("advice", rule.advice())
                                .flag("again", fired.again()),
                        now);
            case AlertTurn.Recovered _ ->
                alert.of(EventType.ALERT_RECOVERED, alert.data().text("summary", turn.summary()), now);
        };
    }

    private record Turn(AlertSubject subject, AlertTurn turn) {
        String summary() {
            return switch (turn) {
                case AlertTurn.Fired fired -> fired.summary();
                case AlertTurn.Recovered over ->
                    subject.subject() + ": " + over.rule().meaning();
            };
        }
    }
}
