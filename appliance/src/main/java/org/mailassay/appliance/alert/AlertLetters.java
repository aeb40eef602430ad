package org.mailassay.appliance.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailassay.analysis.alert.AlertTurn;
import org.mailassay.analysis.alert.AlertWriting;
import org.mailassay.analysis.compose.Letter;
import org.mailassay.store.account.EmailAddress;
import org.mailassay.store.account.RandomText;
import org.mailassay.store.alert.AlertMails;
import org.mailassay.store.alert.AlertStore;
import org.mailassay.store.alert.JudgedSubject;
import org.mailassay.store.outgoing.OutgoingMessage;
import org.mailassay.store.outgoing.ReturnPath;

/// Writes mails about what fired and what is over: one to each address of an account, however much there is to say.
/// Only addresses that are still the account's are written to.
public final class AlertLetters {
    static final String PURPOSE = "alert";
    private static final int IDENTIFIER = 24;

    private final AlertStore alerts;
    private final EmailAddress sender;
    private final ReturnPath returnPath;

    /// @param sender who the mails are from
    /// @param returnPath where bounces go
    public AlertLetters(AlertStore alerts, EmailAddress sender, ReturnPath returnPath) {
        this.alerts = alerts;
        this.sender = sender;
        this.returnPath = returnPath;
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
        AlertMails mails = alerts.mails(accountId);
        if (mails.addresses().isEmpty()) {
            return List.of();
        }
        List<String> confirmed = alerts.confirmed(accountId);
        return mails.addresses().stream()
                .filter(address -> confirmed.contains(address.toLowerCase(Locale.ROOT)))
                .map(address -> {
                    Letter letter = AlertWriting.letter(sender.text(), address, lines);
                    return new OutgoingMessage(
                            accountId, PURPOSE, returnPath, address, letter.octets(now, RandomText.base62(IDENTIFIER)));
                })
                .toList();
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
