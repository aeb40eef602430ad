package org.mailassay.appliance.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailassay.analysis.alert.AlertTurn;
import org.mailassay.analysis.alert.AlertWriting;
import org.mailassay.store.account.EmailAddress;
import org.mailassay.store.alert.AlertStore;
import org.mailassay.store.alert.JudgedSubject;
import org.mailassay.store.outgoing.OutgoingMessage;
import org.mailassay.store.outgoing.ReturnPath;

/// Writes mails about what fired and what is over: one to each address of an account, however much there is to say.
public final class AlertLetters {
    static final String PURPOSE = "alert";

    private final AlertStore alerts;
    private final EmailAddress sender;
    private final AccountLetters letters;

    /// @param sender who the mails are from
    /// @param returnPath where bounces go
    public AlertLetters(AlertStore alerts, EmailAddress sender, ReturnPath returnPath) {
        this.alerts = alerts;
        this.sender = sender;
        this.letters = new AccountLetters(alerts, PURPOSE, returnPath);
    }

    List<OutgoingMessage> of(List<JudgedSubject> judged, Instant now) {
        Map<Long, List<AlertWriting.Line>> lines = new LinkedHashMap<>();
        for (JudgedSubject each : judged) {
            for (AlertTurn turn : each.turns()) {
                lines.computeIfAbsent(each.subject().accountId(), _ -> new ArrayList<>())
                        .add(line(each.subject().subject(), turn));
            }
        }
        List<OutgoingMessage> letters = new ArrayList<>();
        lines.forEach((account, all) -> letters.addAll(letters(account, all, now)));
        return letters;
    }

    private List<OutgoingMessage> letters(long accountId, List<AlertWriting.Line> lines, Instant now) {
        return letters.write(
                accountId, alerts.mails(accountId), address -> AlertWriting.letter(sender.text(), address, lines), now);
    }

    private static AlertWriting.Line line(String subject, AlertTurn turn) {
        return switch (turn) {
            case AlertTurn.Fired fired ->
                new AlertWriting.Line(false, fired.summary(), fired.rule().advice());
            case AlertTurn.Recovered over ->
                new AlertWriting.Line(true, subject + ": " + over.rule().meaning(), "");
        };
    }
}
